import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useLevel } from '../graph/hooks.ts';
import { splitId } from '../graph/levels.ts';
import { fitOptions } from './use-keep-fitted.ts';

/** A level that cannot be measured in this time is empty. */
const GIVE_UP_MS = 2_000;

/** Fits the inside of a block into view when it is opened, and shows what one had in view when one comes back. */
export function useLevelView(): void {
  const level = useLevel();
  const flow = useReactFlow();
  const store = useStoreApi();
  const left = useRef(new Map<string, Viewport>());
  const shown = useRef(level);

  useEffect(() => {
    if (shown.current === level) return;
    left.current.set(shown.current, flow.getViewport());
    shown.current = level;
    const before = left.current.get(level);
    if (before !== undefined) {
      void flow.setViewport(before);
      return;
    }
    const isThere = () => {
      const nodes = [...store.getState().nodeLookup.values()];
      return (
        nodes.length > 0 &&
        nodes.every(({ id, measured }) => splitId(id).level === level && measured.width !== undefined)
      );
    };
    const stop = store.subscribe(() => {
      if (!isThere()) return;
      stop();
      void flow.fitView(fitOptions);
    });
    const late = setTimeout(stop, GIVE_UP_MS);
    return () => {
      clearTimeout(late);
      stop();
    };
  }, [level, flow, store]);
}
