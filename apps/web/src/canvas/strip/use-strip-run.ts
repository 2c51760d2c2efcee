import type { NodeState } from '@parallax/schema';
import { useEffect, useMemo, useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import { createBlockRun } from '../../run/block-run.ts';
import type { RunView } from '../../run/run-store.ts';

/** A strip of more items follows the run this often, in milliseconds; a smaller one each frame. */
const PACE_MS = 100;
const MANY = 500;

/** A node's part of the run for its strip: at once where it is small, a little later where all of it has to be gone through. */
export function useStripRun(nodeId: string): NodeState | undefined {
  const { run } = useSession();
  const blockRun = useMemo(createBlockRun, []);
  const [node, setNode] = useState(
    () => run.getState().state?.nodes[nodeId] ?? blockRun(run.getState(), nodeId),
  );
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const part = (view: RunView) => view.state?.nodes[nodeId] ?? blockRun(view, nodeId);
    let shown = part(run.getState());
    const catchUp = () => {
      clearTimeout(timer);
      timer = undefined;
      shown = part(run.getState());
      setNode(shown);
    };
    const stop = run.subscribe((view) => {
      const next = part(view);
      if (next === shown) return;
      if (next === undefined || (next.width ?? next.tasks.length) < MANY) catchUp();
      else timer ??= setTimeout(catchUp, PACE_MS);
    });
    catchUp();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [run, nodeId, blockRun]);
  return node;
}
