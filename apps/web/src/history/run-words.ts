import type { RunSummary } from '@parallax/schema';
import { formatCost } from '../results/format/figures.ts';
import { ago, counted, duration } from '../ui/format.ts';
import type { ViewState } from '../ui/states.ts';

const statuses: Readonly<Record<RunSummary['status'], { readonly state: ViewState; readonly word: string }>> =
  {
    pending: { state: 'queued', word: 'Starting' },
    running: { state: 'running', word: 'Running' },
    interrupted: { state: 'cancelled', word: 'Interrupted' },
    ok: { state: 'ok', word: 'Done' },
    partial: { state: 'partial', word: 'Partial' },
    error: { state: 'failed', word: 'Failed' },
    cancelled: { state: 'cancelled', word: 'Cancelled' },
  };

/** How a run stands, as it is drawn and in a word. */
export function runStatus({ status }: RunSummary): { readonly state: ViewState; readonly word: string } {
  return statuses[status];
}

/** What a run is called: its name, else when it was started. */
export function runTitle({ name, createdAt }: RunSummary): string {
  return name ?? runTime(createdAt);
}

/** "24 Nov, 23:41:07". */
export function runTime(at: number): string {
  return new Date(at).toLocaleString('en', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}

/** What is known of a run without opening it: when, how long, how many calls, what it cost, of which version, with which inputs. */
export function runFacts(run: RunSummary, now: number): string[] {
  const { totals, endedAt, createdAt, missing, graphVersion, reuseFrom, rehearsal, inputs } = run;
  const given = Object.values(inputs)[0];
  return [
    ago(createdAt, now),
    endedAt === null ? '' : duration(endedAt - createdAt),
    totals === null ? '' : counted(totals.calls, 'call'),
    totals === null || totals.costUsd === 0
      ? ''
      : `${rehearsal ? 'would cost ' : ''}${formatCost(totals.costUsd)}`,
    missing === 0 ? '' : `${counted(missing, 'task')} missing`,
    graphVersion === null ? 'unsaved changes' : `version ${graphVersion}`,
    reuseFrom === null ? '' : 'reused an earlier run',
    given === undefined ? '' : `input: ${given}`,
  ].filter((fact) => fact !== '');
}
