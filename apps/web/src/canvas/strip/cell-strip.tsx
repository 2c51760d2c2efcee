import { memo } from 'react';
import { cx } from '../../ui/cx.ts';
import stateStyles from '../../ui/state.module.css';
import { stateWord, type ViewState } from '../../ui/states.ts';
import styles from './item-strip.module.css';
import type { StripCell } from './strip-cells.ts';
import type { StripLayout } from './strip-layout.ts';

export interface StripViewProps {
  cells: readonly StripCell[];
  layout: StripLayout;
  /** The index of the chosen cell; below 0: none. */
  chosen: number;
  onHover: (index: number | null) => void;
  onChoose: (index: number) => void;
}

/** The cells as elements, each of which a screen reader can name. */
export function CellStrip({ cells, layout, chosen, onHover, onChoose }: StripViewProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer's way; the keyboard walks the list around it.
    <div
      role="presentation"
      className={styles.cells}
      style={{
        gap: layout.gap,
        gridTemplateColumns: `repeat(${layout.columns}, ${layout.cell}px)`,
        gridAutoRows: layout.cell,
      }}
      onClick={(event) => {
        const index = indexOf(event.target);
        if (index === null || cells[index]?.taskId === null) return;
        event.stopPropagation();
        onChoose(index);
      }}
      onPointerOver={(event) => onHover(indexOf(event.target))}
    >
      {cells.map((cell, index) => (
        <Cell
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the strip.
          key={index}
          index={index}
          state={cell.state}
          taskId={cell.taskId}
          label={cell.label}
          selected={index === chosen}
        />
      ))}
    </div>
  );
}

function indexOf(target: EventTarget): number | null {
  const index = target instanceof HTMLElement ? target.dataset.index : undefined;
  return index === undefined ? null : Number(index);
}

interface CellProps {
  index: number;
  state: ViewState;
  taskId: string | null;
  label: string;
  selected: boolean;
}

const Cell = memo(function Cell({ index, state, taskId, label, selected }: CellProps) {
  const name = `${label}: ${stateWord[state].toLowerCase()}`;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the strip has the focus and walks its options.
    <div
      role="option"
      aria-selected={selected}
      aria-label={name}
      title={name}
      className={cx(stateStyles.cell, styles.cell, selected && styles.selected)}
      data-state={state}
      data-index={index}
      data-task={taskId ?? undefined}
    />
  );
});
