import { tableSchema } from '@parallax/nodes';
import { isJsonObject, type Json, type JsonObject, pathKey, type RunState } from '@parallax/schema';

export type ExportFormat = 'csv' | 'jsonl' | 'md';

export const exportTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/** One value that an output node collected. A table (a list of objects) is one row for each of its own. */
interface Row {
  readonly output: string;
  readonly path: string;
  readonly label: string;
  readonly value: Json;
}

/** The outputs of a run, a row per item. */
export function exportRun(state: RunState, format: ExportFormat): string {
  const rows = rowsOf(state);
  if (format === 'csv') return toCsv(rows);
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  return toMarkdown(state, rows);
}

function rowsOf(state: RunState): Row[] {
  return Object.entries(state.outputs).flatMap(([output, items]) =>
    items.flatMap(({ path, label = '', value }) => {
      const values = tableRows(value) ?? [value];
      return values.map((part) => ({ output, path: pathKey(path), label, value: part }));
    }),
  );
}

/** The rows of a table: a list of objects, or what a reduce node with the strategy `table` gives. */
function tableRows(value: Json): readonly JsonObject[] | null {
  const table = tableSchema.safeParse(value);
  if (table.success) return table.data.rows;
  return Array.isArray(value) && value.length > 0 && value.every((row: Json) => isJsonObject(row))
    ? value
    : null;
}

/** Objects get a column for each of their keys; everything else is in the column `value`. */
function toCsv(rows: readonly Row[]): string {
  const keys = new Set(rows.flatMap(({ value }) => (isJsonObject(value) ? Object.keys(value) : [])));
  const plain = rows.some(({ value }) => !isJsonObject(value)) || rows.length === 0;
  const lines = rows.map(({ output, path, label, value }) => [
    output,
    path,
    label,
    ...(plain ? [isJsonObject(value) ? null : value] : []),
    ...[...keys].map((key) =>
      isJsonObject(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null,
    ),
  ]);
  const header = ['output', 'path', 'label', ...(plain ? ['value'] : []), ...keys];
  return [header, ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}

/**
 * One cell (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV injection");
 * numbers stay numbers.
 */
function csvCell(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function toMarkdown(state: RunState, rows: readonly Row[]): string {
  const sections = rows.map(({ output, label, value }) => {
    const heading = label === '' ? output : `${output} · ${label}`;
    const body = typeof value === 'string' ? value : `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
    return `## ${heading}\n\n${body}\n`;
  });
  const missing = state.missing.map(
    ({ node, label = '', outcome, error }) =>
      `- ${[node, label].filter((part) => part !== '').join(' · ')}: ${error?.message ?? outcome}`,
  );
  return [
    `# ${state.graph?.name ?? 'Run'}\n`,
    ...sections,
    ...(missing.length === 0 ? [] : [`## Missing\n\n${missing.join('\n')}\n`]),
  ].join('\n');
}
