import type { RunView } from '../run/run-store.ts';
import type { ResultsTab } from './results-tab.ts';
import { missingCount } from './run-data/missing.ts';
import { votingNodes } from './votes/read-tally.ts';

/** The number beside a tab's name; 0 shows none. Costs O(nodes). */
export function tabCount(tab: ResultsTab, { graph, state }: Pick<RunView, 'graph' | 'state'>): number {
  if (graph === null || state === null) return 0;
  switch (tab) {
    case 'answers':
      return Object.values(state.outputs).reduce((sum, items) => sum + items.length, 0);
    case 'votes':
      return votingNodes(graph).reduce((sum, { id }) => sum + (state.nodes[id]?.counts.ok ?? 0), 0);
    case 'table':
      return Object.values(state.nodes).reduce((most, { tasks }) => Math.max(most, tasks.length), 0);
    case 'missing':
      return missingCount(state);
    case 'statistics':
    case 'compare':
    case 'timeline':
    case 'log':
      return 0;
  }
}
