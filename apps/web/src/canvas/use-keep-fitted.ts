import { type FitViewOptions, useNodesInitialized, useReactFlow, useStore } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { useStore as useZustand } from 'zustand';
import { useSession } from '../app/session-context.ts';

export const fitOptions: FitViewOptions = {
  // The buttons of the view stand at the left.
  padding: { top: '32px', right: '40px', bottom: '32px', left: '72px' },
  maxZoom: 1,
  minZoom: 0.3,
};

/**
 * Fits a graph into view when it is opened, and again when the room for it changes, until the person pans or zooms: from then on the view
 * is theirs. Edits never move the view.
 */
export function useKeepFitted() {
  const { graph } = useSession();
  const loads = useZustand(graph, (state) => state.loads);
  const { fitView } = useReactFlow();
  const measured = useNodesInitialized();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const fittedLoad = useRef(-1);
  const taken = useRef(false);

  useEffect(() => {
    if (!measured || fittedLoad.current === loads) return;
    fittedLoad.current = loads;
    taken.current = false;
    void fitView(fitOptions);
  }, [measured, loads, fitView]);

  useEffect(() => {
    if (width > 0 && height > 0 && fittedLoad.current >= 0 && !taken.current) void fitView(fitOptions);
  }, [width, height, fitView]);

  const onMoveStart = useCallback((event: MouseEvent | TouchEvent | null) => {
    if (event !== null) taken.current = true;
  }, []);
  const onFitView = useCallback(() => {
    taken.current = false;
  }, []);
  return { onMoveStart, onFitView };
}
