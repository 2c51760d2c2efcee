import { EdgeLabelRenderer } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { useStore } from 'zustand';
import { useNode } from '../graph/hooks.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { cx } from '../ui/cx.ts';
import { canvasUi, enterEdge, leaveEdge } from './canvas-ui.ts';
import styles from './data-edge.module.css';

interface EdgeButtonProps {
  edgeId: string;
  source: string;
  target: string;
  x: number;
  y: number;
}

/** The button in the middle of an edge, under the pointer or selected, that puts a node there. */
export function EdgeButton({ selected, ...place }: EdgeButtonProps & { selected: boolean }) {
  const hovered = useStore(canvasUi, (state) => state.hoveredEdge === place.edgeId);
  return selected || hovered ? <InsertButton {...place} /> : null;
}

function InsertButton({ edgeId, source, target, x, y }: EdgeButtonProps) {
  const from = useNode(source);
  const to = useNode(target);
  const title = (node: typeof from) => (node === undefined ? 'a group' : nodeTitle(node));
  return (
    <EdgeLabelRenderer>
      <button
        type="button"
        className={cx(styles.insert, 'nodrag', 'nopan')}
        style={{ translate: `calc(${x}px - 50%) calc(${y}px - 50%)` }}
        aria-label={`Put a node between ${title(from)} and ${title(to)}`}
        title="Put a node here"
        onPointerEnter={() => enterEdge(edgeId)}
        onPointerLeave={leaveEdge}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          canvasUi.setState({ menu: { at: { x: box.left, y: box.bottom + 4 }, edge: edgeId } });
        }}
      >
        <Plus aria-hidden />
      </button>
    </EdgeLabelRenderer>
  );
}
