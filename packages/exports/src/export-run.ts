import { outputRows, toDelimited } from '@parallax/nodes';
import { Columns } from './columns.ts';
import type { ExportFormat } from './formats.ts';
import type { ExportSource } from './ran-graph.ts';

/**
 * A run as a file, in pieces. What is in memory at a time does not depend on the size of the run, except for the report and the
 * workbook, which tell of every task.
 */
export function exportRun(source: ExportSource, format: ExportFormat): AsyncGenerator<string | Uint8Array> {
  switch (format) {
    case 'csv':
      return csv(source);
    case 'jsonl':
      return jsonLines(source);
    case 'json':
      return jsonArray(source);
    case 'md':
      return report(source);
    case 'xlsx':
      return workbook(source);
  }
}

/** RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
async function* csv({ pages }: ExportSource): AsyncGenerator<string> {
  const columns = new Columns();
  for await (const page of pages()) columns.note(outputRows(page));
  yield csvLines([columns.head]);
  for await (const page of pages()) yield csvLines(outputRows(page).map((row) => columns.cells(row)));
}

function csvLines(rows: Parameters<typeof toDelimited>[0]): string {
  return rows.length === 0 ? '' : `${toDelimited(rows, ',')}\r\n`;
}

async function* jsonLines({ pages }: ExportSource): AsyncGenerator<string> {
  for await (const page of pages())
    yield outputRows(page)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join('');
}

async function* jsonArray({ pages }: ExportSource): AsyncGenerator<string> {
  let before = '[\n  ';
  for await (const page of pages()) {
    for (const row of outputRows(page)) {
      yield `${before}${JSON.stringify(row, null, 2).replaceAll('\n', '\n  ')}`;
      before = ',\n  ';
    }
  }
  yield before === '[\n  ' ? '[]\n' : '\n]\n';
}

async function* report({ run }: ExportSource): AsyncGenerator<string> {
  const { reportOf } = await import('./report.ts');
  yield* reportOf(await run());
}

async function* workbook({ run }: ExportSource): AsyncGenerator<Uint8Array> {
  const { workbookOf } = await import('./workbook.ts');
  yield await workbookOf(await run());
}
