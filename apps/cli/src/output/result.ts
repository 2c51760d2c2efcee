import { type ExportFormat, exportFormats, formatOfEnding } from '@parallax/exports';
import type { EventOf } from '@parallax/schema';
import { UsageError } from '../exit.ts';

/** What a run gave. */
export type RunResult = EventOf<'run-end'>;

/** The format that the ending of a path asks for. Throws a `UsageError` for any other. */
export function formatFor(path: string): ExportFormat {
  const format = formatOfEnding(path);
  if (format !== undefined) return format;
  const endings = Object.keys(exportFormats).map((each) => `.${each}`);
  throw new UsageError(`--out ${path}: the ending says the format. Use ${endings.join(', ')}.`);
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
