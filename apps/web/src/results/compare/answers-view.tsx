import type { Graph, GraphNode } from '@parallax/schema';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { nodeTitle } from '../../graph/kinds.ts';
import { runTitle } from '../../history/run-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import styles from './answers-view.module.css';
import { ClaimsView } from './claims/claims-view.tsx';
import type { CompareMode } from './compare-mode.ts';
import { DiffView } from './diff-view.tsx';
import { RateView } from './rating/rate-view.tsx';
import { useAnswers } from './use-answers.ts';

/** So many columns are chosen at first, and as many other runs are offered. */
const AT_FIRST = 8;
const RUNS_OFFERED = 12;
/** More names than this are not offered as columns one by one. */
const MOST_CHIPS = 40;

export interface AnswersViewProps {
  graph: Graph;
  node: GraphNode;
  mode: Exclude<CompareMode, 'live'>;
  /** Nodes whose answers can be put beside. */
  others: readonly GraphNode[];
}

/** Answers of a node that are done, beside those of other nodes and runs: their differences, what they agree on, or blind for rating. */
export function AnswersView({ graph, node, mode, others }: AnswersViewProps) {
  const sources = useAnswers(graph, node);
  const { answers, runs } = sources;
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const [on, setOn] = useState<ReadonlySet<string>>(new Set());
  if (answers.length === 0) {
    return (
      <EmptyState title="No answers yet">Answers are compared here as soon as the first is done.</EmptyState>
    );
  }
  if (mode === 'rate') return <RateView key={node.id} node={node.id} answers={answers} />;

  const isShown = (key: string, index: number) => !off.has(key) && (index < AT_FIRST || on.has(key));
  const shown = answers.filter(({ key }, index) => isShown(key, index));
  const toggle = (key: string, isOn: boolean) => {
    setOff((before) => (isOn ? new Set([...before, key]) : without(before, key)));
    setOn((before) => (isOn ? without(before, key) : new Set([...before, key])));
  };
  return (
    <>
      <fieldset className={styles.chips}>
        <legend className={styles.legend}>Columns</legend>
        {answers.slice(0, MOST_CHIPS).map(({ key, label }, index) => (
          <button
            key={key}
            type="button"
            className={styles.chip}
            aria-pressed={isShown(key, index)}
            onClick={() => toggle(key, isShown(key, index))}
          >
            {label}
          </button>
        ))}
        <Menu
          trigger={
            <Button size="small" variant="quiet" icon={Plus}>
              Add columns
            </Button>
          }
        >
          {others
            .filter(({ id }) => id !== node.id)
            .map((other) => (
              <MenuItem key={other.id} onSelect={() => sources.addNode(other)}>
                {nodeTitle(other)}
              </MenuItem>
            ))}
          <MenuSeparator />
          {runs.slice(0, RUNS_OFFERED).map((run) => (
            <MenuItem key={run.id} onSelect={() => void sources.addRun(run)}>
              {`Run of ${runTitle(run)}`}
            </MenuItem>
          ))}
          {runs.length === 0 ? (
            <MenuItem disabled onSelect={() => undefined}>
              No other runs of this graph
            </MenuItem>
          ) : null}
        </Menu>
        {sources.hasMore ? (
          <Button size="small" variant="quiet" onClick={sources.reset}>
            Only this node
          </Button>
        ) : null}
      </fieldset>
      {shown.length < 2 ? (
        <EmptyState title="Choose two columns">
          Answers are compared with each other: choose at least two above.
        </EmptyState>
      ) : mode === 'diff' ? (
        <DiffView answers={shown} />
      ) : (
        <ClaimsView answers={shown} />
      )}
    </>
  );
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set(Array.from(keys).filter((each) => each !== key));
}
