import { useCallback } from 'react';
import { createStore } from 'zustand/vanilla';
import { useShell } from '../app/shell-context.ts';

export const resultsTabs = [
  'answers',
  'compare',
  'votes',
  'statistics',
  'timeline',
  'table',
  'missing',
  'log',
] as const;
export type ResultsTab = (typeof resultsTabs)[number];

const KEY = 'parallax.results-tab';

/** Which tab is shown; remembered from visit to visit. */
export const resultsTab = createStore<{ readonly tab: ResultsTab }>()(() => ({
  tab: readTab(localStorage.getItem(KEY)) ?? 'answers',
}));

resultsTab.subscribe(({ tab }) => localStorage.setItem(KEY, tab));

/** The tab of that name; undefined where there is none. */
export function readTab(name: string | null): ResultsTab | undefined {
  return resultsTabs.find((tab) => tab === name);
}

/** Brings a tab into view, also out of a dock that is folded away. */
export function useShowResults(): (tab: ResultsTab) => void {
  const { dock, setDock } = useShell();
  return useCallback(
    (tab) => {
      resultsTab.setState({ tab });
      if (dock === 'collapsed') setDock('open');
    },
    [dock, setDock],
  );
}
