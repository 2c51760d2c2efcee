import { ReactFlowProvider, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { Canvas } from './canvas.tsx';
import { type CanvasView, canvasView } from './canvas-view.ts';

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
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const view: CanvasView = {
      showNode(id) {
        void flow.fitView({ nodes: [{ id }], maxZoom: 1, duration: 120 });
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
  }, [flow, store]);
  return null;
}
