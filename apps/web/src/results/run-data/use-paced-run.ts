import { useEffect, useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import type { RunView } from '../../run/run-store.ts';

/** The shown run, at most every `ms` milliseconds: for views of everything, which need not follow each frame. */
export function usePacedRun(ms: number): RunView {
  const { run } = useSession();
  const [view, setView] = useState(run.getState);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const catchUp = () => {
      timer = undefined;
      setView(run.getState());
    };
    const stop = run.subscribe((next, before) => {
      // Another run is another document: it is shown at once.
      if (next.runId !== before.runId) catchUp();
      else timer ??= setTimeout(catchUp, ms);
    });
    catchUp();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [run, ms]);
  return view;
}
