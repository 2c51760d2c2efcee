import { limitsSchema } from '@parallax/schema';
import { UsageError } from '../exit.ts';
import { onlyArgument, readOptions } from '../options.ts';
import { type Formatter, formatterFor } from '../output/result.ts';

/** The command line of `run`, read and checked as far as it can be without the graph. */
export interface RunOptions {
  readonly graph: string;
  readonly input: readonly string[];
  readonly text: readonly string[];
  readonly out: { readonly path: string; readonly format: Formatter } | undefined;
  readonly events: string | undefined;
  readonly concurrency: number | undefined;
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
    json: { type: 'boolean', default: false },
    quiet: { type: 'boolean', short: 'q', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (values.help) return undefined;
  const { input, text, out, events, concurrency, json, quiet } = values;
  return {
    graph: onlyArgument('run', 'the graph to run', positionals),
    input,
    text,
    out: out === undefined ? undefined : { path: out, format: formatterFor(out) },
    events,
    concurrency: concurrency === undefined ? undefined : readConcurrency(concurrency),
    json,
    quiet,
  };
}

function readConcurrency(text: string): number {
  const parsed = limitsSchema.shape.concurrency.safeParse(/^\d+$/.test(text) ? Number(text) : text);
  if (parsed.success) return parsed.data;
  throw new UsageError(`--concurrency ${text}: use a whole number from 1 to 10000.`);
}
