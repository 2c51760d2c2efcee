import { stateFilter } from '../../run/state-filter.ts';
import { count } from '../../ui/format.ts';
import { StateIcon } from '../../ui/state-badge.tsx';
import { stateWord, type ViewState, viewStates } from '../../ui/states.ts';
import styles from './item-strip.module.css';

interface StateChipsProps {
  counts: ReadonlyMap<ViewState, number>;
  only: ViewState | null;
  perCell: number;
  hasRun: boolean;
}

/** More do not fit beside each other on a card. */
const MOST = 5;
/** What one looks for first. */
const order: readonly ViewState[] = ['failed', 'timed-out', 'retrying', 'running', 'ok', 'reused', 'waiting'];

/** How many items are in each state. A press shows only these, in all strips and on the timeline; another one shows all again. */
export function StateChips({ counts, only, perCell, hasRun }: StateChipsProps) {
  const rest = viewStates.filter((state) => !order.includes(state));
  const there = [...order, ...rest].filter((state) => (counts.get(state) ?? 0) > 0 || state === only);
  const several = perCell > 1 ? `${count(perCell)} items a cell` : '';
  return (
    <div className={styles.chips}>
      {hasRun
        ? there.slice(0, MOST).map((state) => (
            <button
              key={state}
              type="button"
              className={`${styles.chip} nodrag`}
              aria-pressed={state === only}
              aria-label={`Only ${stateWord[state].toLowerCase()}: ${count(counts.get(state) ?? 0)}`}
              title={state === only ? 'Show all items' : `Show only: ${stateWord[state].toLowerCase()}`}
              onClick={(event) => {
                event.stopPropagation();
                stateFilter.setState({ state: state === only ? null : state });
              }}
            >
              <StateIcon state={state} />
              {count(counts.get(state) ?? 0)}
            </button>
          ))
        : null}
      <span className={styles.several}>{several}</span>
    </div>
  );
}
