import type { Path } from '@parallax/schema';
import { useEffect, useState } from 'react';
import { useSession } from '../app/session-context.ts';
import type { RunView } from './run-store.ts';
import { whyItemWaits, whyNodeWaits } from './why-waiting.ts';

/** Reasons change slowly and count seconds: they are sought again this often, in milliseconds. */
const PACE_MS = 500;

/** Why a node does not go on, in words; empty where nothing waits. Renders again only when the words change. */
export function useWhyNodeWaits(nodeId: string): string {
  return useWords((view) => wordsOf(view, (moment) => whyNodeWaits(moment, nodeId)), nodeId);
}

/** Why an item of a node does not go on; empty where it does. `path` is null where it is not known. */
export function useWhyItemWaits(nodeId: string, path: Path | null): string {
  const key = path === null ? null : path.map(({ node, index }) => `${node}:${index}`).join('/');
  return useWords(
    (view) => (path === null ? '' : wordsOf(view, (moment) => whyItemWaits(moment, nodeId, path))),
    `${nodeId}@${key}`,
  );
}

function wordsOf(
  { graph, state, interrupted }: RunView,
  words: (moment: Parameters<typeof whyNodeWaits>[0]) => string,
): string {
  if (graph === null || state === null || interrupted || state.endedAt !== undefined) return '';
  return words({ graph, state, now: Date.now() });
}

function useWords(words: (view: RunView) => string, key: string): string {
  const { run } = useSession();
  const [shown, setShown] = useState(() => ({ key, text: words(run.getState()) }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says when `words` means something else.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const view = run.getState();
      const text = words(view);
      setShown((before) => (before.text === text && before.key === key ? before : { key, text }));
      // A pause that is counted down goes on although nothing happens.
      if (text !== '') timer = setTimeout(look, PACE_MS);
    };
    const stop = run.subscribe((view, before) => {
      if (view.state === before.state) return;
      const isOver = view.state === null || view.state.endedAt !== undefined;
      if (isOver) {
        clearTimeout(timer);
        look();
      } else timer ??= setTimeout(look, PACE_MS);
    });
    look();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [run, key]);
  return shown.key === key ? shown.text : words(run.getState());
}
