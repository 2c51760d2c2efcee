import { type KeyboardEvent, type MouseEvent, memo, useMemo } from 'react';
import { useSession } from '../app/session-context.ts';
import { useCompiled, useNodePlan, useSelection } from '../graph/hooks.ts';
import { useNodeRun } from '../run/hooks.ts';
import { cx } from '../ui/cx.ts';
import stateStyles from '../ui/state.module.css';
import { stateWord, type ViewState } from '../ui/states.ts';
import { branchCounts } from './branch-counts.ts';
import styles from './item-strip.module.css';
import { type StripCell, stripCells } from './strip-cells.ts';
import { stripLayout } from './strip-layout.ts';

/** One cell an item, with its live state. A click shows the item's text; arrow keys walk along. Nodes that run once have no strip. */
export function ItemStrip({ nodeId }: { nodeId: string }) {
  const { selection } = useSession();
  const run = useNodeRun(nodeId);
  const plan = useNodePlan(nodeId);
  const branches = useCompiled((compiled) => compiled.nodePlans);
  const selected = useSelection();
  const expected = run?.width ?? plan?.tasks.max ?? plan?.tasks.min ?? 1;
  const width = Math.max(expected, run?.tasks.length ?? 0);
  const radix = useMemo(() => branchCounts(branches, plan), [branches, plan]);
  const opensLater = plan !== undefined && plan.tasks.max === null;
  if (width <= 1 && !opensLater) return null;

  const layout = stripLayout(Math.max(1, width));
  const cells = stripCells(run, width, layout.perCell, radix);
  const chosen = selected.nodeId === nodeId ? selected.taskId : null;

  const choose = (event: MouseEvent<HTMLElement>) => {
    const taskId = event.target instanceof HTMLElement ? event.target.dataset.task : undefined;
    if (taskId === undefined) return;
    event.stopPropagation();
    selection.selectTask(nodeId, taskId);
  };
  const walk = (event: KeyboardEvent) => {
    const next = neighbour(cells, chosen, event.key, layout.columns);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    selection.selectTask(nodeId, next);
  };
  return (
    <div
      className={cx(styles.strip, 'nodrag')}
      role="listbox"
      aria-label="Items"
      aria-orientation="horizontal"
      tabIndex={0}
      style={{
        height: layout.height,
        gap: layout.gap,
        gridTemplateColumns: `repeat(${layout.columns}, ${layout.cell}px)`,
        gridAutoRows: layout.cell,
      }}
      onClick={choose}
      onKeyDown={walk}
    >
      {cells.map((cell, index) => (
        <Cell
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the strip.
          key={index}
          state={cell.state}
          taskId={cell.taskId}
          label={cell.label}
          selected={cell.taskId !== null && cell.taskId === chosen}
        />
      ))}
    </div>
  );
}

interface CellProps {
  state: ViewState;
  taskId: string | null;
  label: string;
  selected: boolean;
}

const Cell = memo(function Cell({ state, taskId, label, selected }: CellProps) {
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
      data-task={taskId ?? undefined}
    />
  );
});

/** The task that an arrow key leads to: along the strip, or a row up or down. */
function neighbour(
  cells: readonly StripCell[],
  chosen: string | null,
  key: string,
  columns: number,
): string | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  const at = cells.findIndex((cell) => cell.taskId !== null && cell.taskId === chosen);
  const target = at < 0 ? 0 : at + step;
  return cells[target]?.taskId ?? undefined;
}
