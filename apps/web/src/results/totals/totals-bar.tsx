import type { Estimate, Totals } from '@parallax/schema';
import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useRun } from '../../run/hooks.ts';
import { reusedIn } from '../../run/node-summary.ts';
import type { RunView } from '../../run/run-store.ts';
import { isLive, runViewState } from '../../run/task-view.ts';
import { count, counted, duration, times } from '../../ui/format.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { formatCost, formatRange, formatTokens } from '../format/figures.ts';
import { useNow } from '../run-data/use-now.ts';
import { callMs, speedUp, wallMs } from './speed-up.ts';
import styles from './totals.module.css';

/** The run in figures: how it stands, what it took, and what doing it in parallel gained. */
export function TotalsBar() {
  const viewState = useRun(runViewState);
  const live = useRun(isLive);
  const state = useRun(useShallow(figuresOf));
  const now = useNow(live, 100);
  const { totals } = state;
  if (viewState === null || totals === undefined) return null;
  const elapsed = wallMs(state, now);
  const tokens = totals.inputTokens + totals.outputTokens;
  const about = totals.estimated ? '≈ ' : '';
  const factor = speedUp(totals.calls, state.callMs, elapsed);
  return (
    <section className={styles.root} aria-label="Totals of the run">
      {state.rehearsal ? (
        <Figure help="Simulated models answered in place of the graph's own. No key, no cost; the texts are filler.">
          <span className={styles.rehearsal}>Rehearsal</span>
        </Figure>
      ) : null}
      <Figure name="calls" help="Model calls that have finished, of those that were planned.">
        {callsText(totals, state.estimate, live)}
      </Figure>
      <Figure name="time" help={live ? 'Since the run started.' : 'From the start of the run to its end.'}>
        {duration(elapsed)}
      </Figure>
      {factor === undefined ? null : (
        <Figure
          help={`Model calls took ${duration(state.callMs)} in all, measured while they ran side by side, without the time they waited for a free slot. The whole run took ${duration(elapsed)}.`}
        >
          <strong className={styles.factor}>{times(factor)}</strong>
          {' faster than one by one'}
        </Figure>
      )}
      {state.reused === 0 ? null : (
        <Figure help="Results that an earlier run has paid for: they cost nothing new.">
          {`${count(state.reused)} reused`}
        </Figure>
      )}
      {tokens === 0 ? null : (
        <Figure
          help={`Tokens: ${count(totals.inputTokens)} read and ${count(totals.outputTokens)} written by models.${totals.estimated ? ' Partly estimated, where the provider did not count.' : ''}`}
        >
          {`${about}${formatTokens(tokens)} tokens`}
        </Figure>
      )}
      {totals.retries === 0 ? null : (
        <Figure help="Attempts that failed and were tried again.">
          {counted(totals.retries, 'retry', 'retries')}
        </Figure>
      )}
      {totals.costUsd === 0 ? null : (
        <Figure
          help={
            state.rehearsal
              ? 'What the real models would charge. The rehearsal itself cost nothing.'
              : 'What the providers charge for these tokens.'
          }
        >
          {`${state.rehearsal ? 'would cost ' : ''}${about}${formatCost(totals.costUsd)}`}
        </Figure>
      )}
    </section>
  );
}

function Figure({ help, name, children }: { help: string; name?: string; children: ReactNode }) {
  return (
    <Tooltip content={help} side="top">
      <span className={styles.figure} data-figure={name}>
        {children}
      </span>
    </Tooltip>
  );
}

/** The parts of the run that the bar shows: text that streams changes none of them. */
function figuresOf({ state }: RunView) {
  return {
    totals: state?.totals,
    callMs: state === null ? 0 : callMs(state.nodes),
    estimate: state?.estimate,
    startedAt: state?.startedAt,
    endedAt: state?.endedAt,
    rehearsal: state?.rehearsal !== undefined,
    reused:
      state?.reuseFrom === undefined
        ? 0
        : Object.values(state.nodes).reduce((sum, node) => sum + reusedIn(node), 0),
  };
}

function callsText({ calls }: Totals, estimate: Estimate | undefined, live: boolean): string {
  if (!live || estimate === undefined) return counted(calls, 'call');
  return `${count(calls)} of ${formatRange(estimate.calls)} calls`;
}
