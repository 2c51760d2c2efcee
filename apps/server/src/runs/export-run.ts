import { CsvColumns, type OutputRow, outputRows } from '@parallax/nodes';
import type { MissingItem, RunOutputs } from '@parallax/schema';

export type ExportFormat = 'csv' | 'jsonl' | 'md';

export const exportTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  md: 'text/markdown',
};

/** What a file is made of. */
export interface ExportSource {
  readonly title: string;
  readonly missing: readonly MissingItem[];
  /** The outputs, some items at a time, from the first each time it is called. */
  pages(): AsyncIterable<RunOutputs>;
}

/** The outputs of a run, a row per item, in pieces: what is in memory at a time does not depend on the size of the run. */
export function exportRun(source: ExportSource, format: ExportFormat): AsyncGenerator<string> {
  if (format === 'csv') return toCsv(source);
  if (format === 'jsonl') return toJsonLines(source);
  return toMarkdown(source);
}

async function* toCsv(source: ExportSource): AsyncGenerator<string> {
  const columns = new CsvColumns();
  for await (const page of source.pages()) columns.note(outputRows(page));
  yield columns.header();
  for await (const page of source.pages()) yield columns.lines(outputRows(page));
}

async function* toJsonLines(source: ExportSource): AsyncGenerator<string> {
  for await (const page of source.pages())
    yield outputRows(page)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join('');
}

async function* toMarkdown({ title, missing, pages }: ExportSource): AsyncGenerator<string> {
  yield `# ${title}\n`;
  for await (const page of pages())
    yield outputRows(page)
      .map((row) => `\n${section(row)}`)
      .join('');
  if (missing.length === 0) return;
  yield `\n## Missing\n\n${missing.map(missingLine).join('\n')}\n`;
}

function section({ output, label, value }: OutputRow): string {
  const heading = label === '' ? output : `${output} · ${label}`;
  const body = typeof value === 'string' ? value : `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
  return `## ${heading}\n\n${body}\n`;
}

function missingLine({ node, label = '', outcome, error }: MissingItem): string {
  const place = [node, label].filter((part) => part !== '').join(' · ');
  return `- ${place}: ${error?.message ?? outcome}`;
}
