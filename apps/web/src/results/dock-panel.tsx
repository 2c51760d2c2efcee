import { Play } from 'lucide-react';
import { useSession } from '../app/session-context.ts';
import { startRun } from '../app/start-run.ts';
import { useGraph } from '../graph/hooks.ts';
import { useRun } from '../run/hooks.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { AnswersTab } from './answers/answers-tab.tsx';
import { CompareTab } from './compare/compare-tab.tsx';
import { TableTab } from './items/table-tab.tsx';
import { LogTab } from './log/log-tab.tsx';
import { MissingTab } from './missing/missing-tab.tsx';
import type { ResultsTab } from './results-tab.ts';
import { usePacedRun } from './run-data/use-paced-run.ts';
import { StatisticsTab } from './statistics/statistics-tab.tsx';
import { TimelineTab } from './timeline/timeline-tab.tsx';
import { VotesTab } from './votes/votes-tab.tsx';

/** Views of the whole run follow it this often, in milliseconds; Compare follows every frame, column by column. */
const VIEW_MS = 150;

const whatWouldBe: Readonly<Record<ResultsTab, string>> = {
  answers: 'What the outputs of the graph give is shown here, as text, table or JSON.',
  compare: 'The results of any node stream here side by side, by perspective, model, copy or item.',
  votes: 'The tally of each vote is shown here, with every ballot and how sure the winner is.',
  timeline: 'Every task is drawn here over time: what it waited for, its attempts, and the slots in use.',
  statistics: 'Figures and plots of grades and other numbers are shown here, and how far graders agree.',
  table: 'Each item gets a row here, with what every node made of it, its time and its tokens.',
  missing: 'What a run has to do without is listed here, with the reason.',
  log: 'Starts, retries, failures and ends are listed here in time order.',
};

/** The panel of one tab. */
export function DockPanel({ tab }: { tab: ResultsTab }) {
  const session = useSession();
  const isEmpty = useGraph(({ nodes }) => nodes.length === 0);
  const hasRun = useRun(({ state, graph }) => state !== null && graph !== null);
  if (hasRun) return <RunPanel tab={tab} />;
  return (
    <EmptyState
      title="No run yet"
      action={
        isEmpty ? undefined : (
          <Button variant="primary" icon={Play} onClick={() => void startRun(session)}>
            Run
          </Button>
        )
      }
    >
      {whatWouldBe[tab]}
    </EmptyState>
  );
}

function RunPanel({ tab }: { tab: ResultsTab }) {
  const graph = useRun((view) => view.graph);
  if (graph === null) return null;
  if (tab === 'compare') return <CompareTab graph={graph} />;
  return tab === 'timeline' ? <TimelineTab /> : <StatePanel tab={tab} />;
}

function StatePanel({ tab }: { tab: Exclude<ResultsTab, 'compare' | 'timeline'> }) {
  const { graph, state } = usePacedRun(VIEW_MS);
  if (graph === null || state === null) return null;
  switch (tab) {
    case 'answers':
      return <AnswersTab graph={graph} state={state} />;
    case 'votes':
      return <VotesTab graph={graph} state={state} />;
    case 'statistics':
      return <StatisticsTab graph={graph} state={state} />;
    case 'table':
      return <TableTab graph={graph} state={state} />;
    case 'missing':
      return <MissingTab graph={graph} state={state} />;
    case 'log':
      return <LogTab graph={graph} state={state} />;
  }
}
