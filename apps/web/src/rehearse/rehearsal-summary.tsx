import { type CriticalTask, criticalPath } from '@parallax/engine';
import type { Graph, RunState } from '@parallax/schema';
import { useMemo } from 'react';
import { useSession } from '../app/session-context.ts';
import { useShell } from '../app/shell-context.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { formatCost } from '../results/format/figures.ts';
import { callMs, speedUp, wallMs } from '../results/totals/speed-up.ts';
import { counted, duration, times } from '../ui/format.ts';
import styles from './rehearsal.module.css';

/** What a rehearsal says of the real run: time, speed-up, calls, cost, and what decides the time. */
export function RehearsalSummary({ graph, state }: { graph: Graph; state: RunState }) {
  const { settings } = useSession();
  const elapsed = wallMs(state, state.endedAt ?? 0);
  const { calls, retries, costUsd } = state.totals;
  const factor = speedUp(calls, callMs(state.nodes), elapsed);
  const missing = useMemo(() => unpriced(graph, state, settings.priceOf), [graph, state, settings]);
  const facts = [
    `Rehearsal: the real run would take about ${duration(elapsed)}`,
    factor === undefined ? undefined : `${times(factor)} faster than one by one`,
    counted(calls, 'call'),
    retries === 0 ? undefined : counted(retries, 'retry', 'retries'),
    missing.length > 0
      ? `cost not known: no price for ${missing.join(', ')}`
      : `would cost about ${formatCost(costUsd)}`,
  ].filter((fact) => fact !== undefined);
  return (
    <section className={styles.summary} aria-label="Rehearsal">
      <p className={styles.facts}>{facts.join(' · ')}</p>
      <Critical graph={graph} state={state} />
    </section>
  );
}

/** What takes less than this part of the whole decides nothing. */
const LEAST_SHARE = 0.01;

function worthTelling(chain: readonly CriticalTask[]): CriticalTask[] {
  const whole = chain.reduce((sum, { waitedMs, tookMs }) => sum + waitedMs + tookMs, 0);
  return chain.filter(({ waitedMs, tookMs }) => waitedMs + tookMs >= LEAST_SHARE * whole);
}

function Critical({ graph, state }: { graph: Graph; state: RunState }) {
  const { jumpTo } = useShell();
  const { selection } = useSession();
  const chain = useMemo(() => worthTelling(criticalPath(graph, state)), [graph, state]);
  if (chain.length === 0) return null;
  const whole = chain.reduce((sum, { waitedMs, tookMs }) => sum + waitedMs + tookMs, 0);
  return (
    <div className={styles.critical}>
      <p className={styles.caption}>What decided the time: the chain of tasks that waited for one another.</p>
      <ol className={styles.path} aria-label="What decided the time">
        {chain.map(({ node, task, waitedMs, tookMs }) => {
          const found = graph.nodes.find(({ id }) => id === node);
          const title = found === undefined ? node : nodeTitle(found);
          const share = ((waitedMs + tookMs) / whole) * 100;
          const waited =
            waitedMs < LEAST_SHARE * whole ? '' : `, after waiting ${duration(waitedMs)} for a slot`;
          const words = `${title}${task.label === undefined ? '' : ` · ${task.label}`}: ${duration(tookMs)}${waited}`;
          return (
            <li key={task.task}>
              <button
                type="button"
                className={styles.link}
                style={{ flexGrow: Math.max(1, share) }}
                title={words}
                aria-label={words}
                onClick={() => {
                  jumpTo(node);
                  selection.selectTask(node, task.task);
                }}
              >
                <span className={styles.bar}>
                  <span className={styles.waited} style={{ width: `${(waitedMs / whole) * 100}%` }} />
                  <span className={styles.took} style={{ width: `${(tookMs / whole) * 100}%` }} />
                </span>
                <span className={styles.words}>{words}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Models that were called and have no price. */
function unpriced(graph: Graph, state: RunState, priceOf: (model: string) => unknown): string[] {
  const models = graph.nodes.flatMap(({ id }) =>
    (state.nodes[id]?.tasks ?? []).flatMap(({ model }) => (model === undefined ? [] : [model])),
  );
  return [...new Set(models)].filter((model) => priceOf(model) === undefined);
}
