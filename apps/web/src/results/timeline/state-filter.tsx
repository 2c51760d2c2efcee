import type { RunState } from '@parallax/schema';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { stateFilter } from '../../run/state-filter.ts';
import { taskViewState } from '../../run/task-view.ts';
import { Select } from '../../ui/select.tsx';
import { stateWord, type ViewState, viewStates } from '../../ui/states.ts';
import styles from './timeline.module.css';

/** Which tasks are shown, here and in the strips of the cards. */
export function StateFilter({ state }: { state: RunState }) {
  const chosen = useStore(stateFilter, (filter) => filter.state);
  const there = useMemo(() => {
    const found = new Set<ViewState>(
      Object.values(state.nodes).flatMap(({ tasks }) => tasks.map(taskViewState)),
    );
    return viewStates.filter((each) => found.has(each) || each === chosen);
  }, [state.nodes, chosen]);
  return (
    <div className={styles.filter}>
      <Select
        aria-label="State"
        value={chosen ?? 'all'}
        onChange={(value) => stateFilter.setState({ state: value === 'all' ? null : value })}
        options={[
          { value: 'all' as const, label: 'Any state' },
          ...there.map((each) => ({ value: each, label: stateWord[each] })),
        ]}
      />
    </div>
  );
}
