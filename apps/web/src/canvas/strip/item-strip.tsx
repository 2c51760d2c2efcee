import { type KeyboardEvent, useCallback, useEffect, useId } from 'react';
import { useSession } from '../../app/session-context.ts';
import { useSelection } from '../../graph/hooks.ts';
import { hoveredItem, hoverItem } from '../../run/hovered-task.ts';
import { cx } from '../../ui/cx.ts';
import { counted } from '../../ui/format.ts';
import { stateWord } from '../../ui/states.ts';
import { CellStrip } from './cell-strip.tsx';
import { DrawnStrip } from './drawn-strip.tsx';
import styles from './item-strip.module.css';
import { StateChips } from './state-chips.tsx';
import { cellBeside } from './strip-layout.ts';
import { useStrip } from './use-strip.ts';

/** As many cells are elements of the page, each with its name; of more the strip is drawn. */
const MOST_ELEMENTS = 100;
/** Up to here one sees at a glance how many items are in which state. */
const FEW = 20;

/**
 * One cell an item, with its live state; of very many items, one for several. A click shows the item's text, the pointer reads on
 * the way, arrow keys walk along. Nodes that run once have no strip.
 */
export function ItemStrip({ nodeId }: { nodeId: string }) {
  const { selection } = useSession();
  const selected = useSelection();
  const summaryId = useId();
  const optionId = useId();
  const strip = useStrip(nodeId);

  const choose = useCallback(
    (index: number) => {
      const taskId = strip?.cells[index]?.taskId;
      if (taskId !== undefined && taskId !== null) selection.selectTask(nodeId, taskId);
    },
    [strip, selection, nodeId],
  );
  const hover = useCallback(
    (index: number | null) => {
      const cell = index === null ? undefined : strip?.cells[index];
      hoverItem(
        cell === undefined ? null : { node: nodeId, task: cell.taskId, place: cell.place, label: cell.label },
      );
    },
    [strip, nodeId],
  );
  // A strip that goes away under the pointer gets no event of its leaving.
  useEffect(
    () => () => (hoveredItem.getState().item?.node === nodeId ? hoverItem(null) : undefined),
    [nodeId],
  );
  if (strip === null) return null;

  const { cells, layout, height, items, counts, only, hasRun } = strip;
  const chosen = selected.nodeId === nodeId ? selected.taskId : null;
  const at = chosen === null ? -1 : indexOf(strip, chosen);
  const walk = (event: KeyboardEvent) => {
    let next = cellBeside(layout, at < 0 ? null : at, event.key, cells.length);
    // What has not begun cannot be shown: the next that has.
    while (next !== null && cells[next]?.taskId === null)
      next = cellBeside(layout, next, event.key, cells.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    choose(next);
  };
  const isDrawn = cells.length > MOST_ELEMENTS;
  const active = at < 0 ? undefined : cells[at];
  return (
    <>
      <div
        className={cx(styles.strip, 'nodrag')}
        role="listbox"
        aria-label="Items"
        aria-orientation="horizontal"
        aria-describedby={summaryId}
        aria-activedescendant={isDrawn && active !== undefined ? optionId : undefined}
        tabIndex={0}
        style={{ height }}
        onKeyDown={walk}
        onPointerLeave={() => hover(null)}
      >
        {isDrawn ? (
          <DrawnStrip cells={cells} layout={layout} chosen={at} onHover={hover} onChoose={choose} />
        ) : (
          <CellStrip cells={cells} layout={layout} chosen={at} onHover={hover} onChoose={choose} />
        )}
        {isDrawn && active !== undefined ? (
          // biome-ignore lint/a11y/useFocusableInteractive: the strip has the focus and walks its options.
          <span
            role="option"
            id={optionId}
            aria-selected
            className={styles.hidden}
            aria-label={`${active.label}: ${stateWord[active.state].toLowerCase()}`}
          />
        ) : null}
        {cells.length === 0 && only !== null ? (
          <span className={styles.none}>No item is in this state: {stateWord[only].toLowerCase()}</span>
        ) : null}
      </div>
      <p id={summaryId} className={styles.hidden}>
        {counted(items.length, 'item')}:{' '}
        {[...counts].map(([state, many]) => `${many} ${stateWord[state].toLowerCase()}`).join(', ')}
      </p>
      {items.length > FEW ? (
        <StateChips counts={counts} only={only} perCell={layout.perCell} hasRun={hasRun} />
      ) : null}
    </>
  );
}

/** The cell in which a task is. */
function indexOf({ cells, items, layout }: NonNullable<ReturnType<typeof useStrip>>, taskId: string): number {
  if (layout.perCell === 1) return cells.findIndex((cell) => cell.taskId === taskId);
  const place = items.findIndex((item) => item?.task === taskId);
  return cells.findLastIndex((cell) => place >= cell.place);
}
