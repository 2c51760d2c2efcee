import { outputRows, rowsToCsv } from '@parallax/nodes';
import type { EventOf, Graph } from '@parallax/schema';
import { UsageError } from '../exit.ts';
import { type Titles, toMarkdown } from './markdown.ts';

/** What a run gave. */
export type RunResult = EventOf<'run-end'>;

/** Turns what a run gave into the text of a file. */
export type Formatter = (result: RunResult, titles: Titles) => string;

const formatters: Readonly<Record<string, Formatter>> = {
  '.jsonl': ({ outputs }) =>
    outputRows(outputs)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  '.json': ({ outputs }) => `${JSON.stringify(outputRows(outputs), null, 2)}\n`,
  '.csv': ({ outputs }) => rowsToCsv(outputRows(outputs)),
  '.md': (result, titles) => asMarkdown(result, titles),
};

/** The format that the ending of a path asks for. Throws a `UsageError` for any other. */
export function formatterFor(path: string): Formatter {
  const ending = /\.[^./\\]*$/.exec(path.toLowerCase())?.[0] ?? '';
  const formatter = Object.hasOwn(formatters, ending) ? formatters[ending] : undefined;
  if (formatter !== undefined) return formatter;
  throw new UsageError(
    `--out ${path}: the ending says the format. Use ${Object.keys(formatters).join(', ')}.`,
  );
}

export function asMarkdown({ outputs, missing }: RunResult, titles: Titles): string {
  return toMarkdown(outputs, titles, missing);
}

/** One document for programs: how the run ended, what it gave, what it took and what it lacks. */
export function asJson({ runId, outcome, outputs, totals, missing, error, ms }: RunResult): string {
  const document = {
    runId,
    outcome,
    ms,
    totals,
    outputs,
    missing,
    ...(error === undefined ? {} : { error }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What the nodes of a graph are called, by id. */
export function titlesOf(graph: Graph): Titles {
  return Object.fromEntries(graph.nodes.map(({ id, label }) => [id, label ?? id]));
}
