import { ReactFlowProvider, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { Canvas } from './canvas.tsx';
import { type CanvasView, canvasView } from './canvas-view.ts';
import { useCanvasActions } from './use-canvas-actions.ts';

const GIVE_UP_MS = 2_000;

/** The canvas, and the view of it that the rest of the page asks. */
export function CanvasFrame() {
  return (
    <ReactFlowProvider>
      <Canvas />
      <OfferView />
    </ReactFlowProvider>
  );
}

function OfferView() {
  const actions = useCanvasActions();
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const isThere = (id: string) => store.getState().nodeLookup.get(id)?.measured.width !== undefined;
    const view: CanvasView = {
      ...actions,
      showNode(id) {
        const show = () => void flow.fitView({ nodes: [{ id }], maxZoom: 1, duration: 120 });
        if (isThere(id)) {
          show();
          return;
        }
        // On another level it has to be measured first; one that never comes is not waited for.
        const stop = store.subscribe(() => {
          if (!isThere(id)) return;
          stop();
          show();
        });
        setTimeout(stop, GIVE_UP_MS);
      },
      middle() {
        const { width, height, transform } = store.getState();
        const [x, y, zoom] = transform;
        return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
      },
      reveal(position) {
        const { width, height, transform } = store.getState();
        const [x, y, zoom] = transform;
        const left = position.x * zoom + x;
        const top = position.y * zoom + y;
        const visible = left > 0 && top > 0 && left + 280 * zoom < width && top + 200 * zoom < height;
        if (!visible) void flow.setCenter(position.x + 140, position.y + 100, { zoom, duration: 120 });
      },
    };
    canvasView.setState({ view });
    return () => canvasView.setState({ view: null });
  }, [actions, flow, store]);
  return null;
}
