import type { AnyKind } from '@parallax/engine';
import type { DragEvent } from 'react';
import { addableKinds } from '../graph/kinds.ts';
import { kindView } from '../nodes/kind-views.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import styles from './palette.module.css';
import { useAddNode } from './use-add-node.ts';

/** The type of what is dragged from the palette to the canvas; its data is the kind's name. */
export const DRAGGED_KIND = 'application/x-parallax-kind';

/** Every kind, to be clicked or dragged onto the canvas. */
export function Palette() {
  const add = useAddNode();
  return (
    <nav className={styles.palette} aria-label="Nodes">
      <h2 className={styles.heading}>Nodes</h2>
      <ul>
        {addableKinds.map((kind) => (
          <li key={kind.kind}>
            <PaletteButton kind={kind} onAdd={() => add(kind.kind)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PaletteButton({ kind, onAdd }: { kind: AnyKind; onAdd: () => void }) {
  const { icon: Icon, accent } = kindView(kind.kind);
  const drag = (event: DragEvent) => {
    event.dataTransfer.setData(DRAGGED_KIND, kind.kind);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <Tooltip content={kind.summary} side="right">
      <button
        type="button"
        className={styles.item}
        aria-label={`Add ${kind.title}`}
        draggable
        onDragStart={drag}
        onClick={onAdd}
      >
        <Icon className={styles.icon} style={{ color: accent }} aria-hidden />
        {kind.title}
      </button>
    </Tooltip>
  );
}
