import type { ExportFormat } from '@parallax/exports';
import { type Limits, limitsSchema, type Rehearsal, rehearsalSchema } from '@parallax/schema';
import { UsageError } from '../exit.ts';
import { onlyArgument, readOptions } from '../options.ts';
import { formatFor } from '../output/result.ts';

/** The command line of `run`, read and checked as far as it can be without the graph. */
export interface RunOptions {
  readonly graph: string;
  readonly input: readonly string[];
  readonly text: readonly string[];
  readonly out: { readonly path: string; readonly format: ExportFormat } | undefined;
  readonly events: string | undefined;
  /** In place of what the graph says. */
  readonly limits: Partial<Limits>;
  /** A file of events whose results are used again; with `isResumed` it need not be there yet, and is gone on with. */
  readonly reuse: { readonly path: string; readonly isResumed: boolean } | undefined;
  /** Nodes, by id or label, that are asked anew. */
  readonly from: readonly string[];
  readonly rehearsal: Rehearsal | undefined;
  readonly seed: number | undefined;
  readonly prices: string | undefined;
  readonly estimate: boolean;
  readonly yes: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Throws a `UsageError`. Undefined when help is asked for. */
export function readRunOptions(args: readonly string[]): RunOptions | undefined {
  const { values, positionals } = readOptions('run', args, {
    input: { type: 'string', short: 'i', multiple: true, default: [] },
    text: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', short: 'o' },
    events: { type: 'string' },
    concurrency: { type: 'string', short: 'c' },
    'max-calls': { type: 'string' },
    'max-tokens': { type: 'string' },
    'max-cost': { type: 'string' },
    resume: { type: 'string' },
    'reuse-from': { type: 'string' },
    from: { type: 'string', multiple: true, default: [] },
    rehearse: { type: 'boolean', default: false },
    latency: { type: 'string' },
    'answer-tokens': { type: 'string' },
    'failure-rate': { type: 'string' },
    'throttle-rate': { type: 'string' },
    seed: { type: 'string' },
    prices: { type: 'string' },
    estimate: { type: 'boolean', default: false },
    yes: { type: 'boolean', short: 'y', default: false },
    json: { type: 'boolean', default: false },
    quiet: { type: 'boolean', short: 'q', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) return undefined;
  const { input, text, out, json, quiet, from, resume, prices, estimate, yes } = values;
  const reuse = readReuse(resume, values['reuse-from'], from);
  if (resume !== undefined && values.events !== undefined)
    throw new UsageError('--resume goes on with its file of events: leave out --events.');
  return {
    graph: onlyArgument('run', 'the graph to run', positionals),
    input,
    text,
    out: out === undefined ? undefined : { path: out, format: formatFor(out) },
    events: resume ?? values.events,
    limits: readLimits(values),
    reuse,
    from,
    rehearsal: readRehearsal(values, reuse !== undefined),
    seed: numberOf(values, 'seed', limitsSchema.shape.maxCalls),
    prices,
    estimate,
    yes,
    json,
    quiet,
  };
}

type Values = Readonly<Record<string, unknown>>;

function readReuse(resume: string | undefined, reuseFrom: string | undefined, from: readonly string[]) {
  if (resume !== undefined && reuseFrom !== undefined)
    throw new UsageError('--resume reuses the results of its file: leave out --reuse-from.');
  const path = resume ?? reuseFrom;
  if (path !== undefined) return { path, isResumed: resume !== undefined };
  if (from.length > 0)
    throw new UsageError('--from says from where a run is repeated: name its events with --reuse-from.');
  return undefined;
}

function readLimits(values: Values): Partial<Limits> {
  const { concurrency, maxCalls, maxTokens, maxCostUsd } = limitsSchema.shape;
  const given = {
    concurrency: numberOf(values, 'concurrency', concurrency),
    maxCalls: numberOf(values, 'max-calls', maxCalls),
    maxTokens: numberOf(values, 'max-tokens', maxTokens),
    maxCostUsd: numberOf(values, 'max-cost', maxCostUsd),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function readRehearsal(values: Values, isReusing: boolean): Rehearsal | undefined {
  const { latencyMs, outputTokens, failureRate, throttleRate } = rehearsalSchema.shape;
  const given = {
    latencyMs: numberOf(values, 'latency', latencyMs),
    outputTokens: numberOf(values, 'answer-tokens', outputTokens),
    failureRate: numberOf(values, 'failure-rate', failureRate),
    throttleRate: numberOf(values, 'throttle-rate', throttleRate),
  };
  if (values.rehearse !== true) {
    if (Object.values(given).some((value) => value !== undefined))
      throw new UsageError(
        '--latency, --answer-tokens, --failure-rate and --throttle-rate are for --rehearse.',
      );
    return undefined;
  }
  if (isReusing)
    throw new UsageError('A rehearsal makes its results up, so it neither resumes nor reuses a run.');
  return rehearsalSchema.parse(given);
}

/** What a number of an option has to be, and what is said when it is something else. */
interface NumberRule {
  safeParse(value: unknown): { success: true; data: number | undefined } | { success: false };
}

const ranges: Readonly<Record<string, string>> = {
  concurrency: 'a whole number from 1 to 10000',
  'max-cost': 'US dollars, such as 2.50',
  latency: 'milliseconds, up to 600000',
  'failure-rate': 'a share from 0 to 1',
  'throttle-rate': 'a share from 0 to 1',
};

function numberOf(values: Values, option: string, rule: NumberRule): number | undefined {
  const text = values[option];
  if (typeof text !== 'string') return undefined;
  const parsed = rule.safeParse(/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);
  if (parsed.success) return parsed.data;
  throw new UsageError(`--${option} ${text}: use ${ranges[option] ?? 'a whole number'}.`);
}
