import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react';
import { useRun } from '../run/hooks.ts';
import type { DockSize } from './shell-context.ts';

const KEY = 'parallax.dock';

/** How much room the results have. A run that appears wants to be read, one that is left gives its room back; across reloads they stay as they were. */
export function useDockSize(): [DockSize, Dispatch<SetStateAction<DockSize>>] {
  const runId = useRun((view) => view.runId);
  const [dock, setDock] = useState<DockSize>(() =>
    runId === null || localStorage.getItem(KEY) === 'collapsed' ? 'collapsed' : 'open',
  );
  const shown = useRef(runId);

  useEffect(() => {
    if (shown.current === runId) return;
    shown.current = runId;
    setDock((size) => (runId === null ? 'collapsed' : size === 'collapsed' ? 'open' : size));
  }, [runId]);
  useEffect(() => {
    if (runId !== null) localStorage.setItem(KEY, dock);
  }, [runId, dock]);

  return [dock, setDock];
}
