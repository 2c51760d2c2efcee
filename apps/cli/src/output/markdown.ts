import { tableRows, tableSchema } from '@parallax/nodes';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  type MissingItem,
  type RunOutputs,
} from '@parallax/schema';
import { whyMissing } from './missing.ts';

/** What an output node is called, by its id. */
export type Titles = Readonly<Record<string, string>>;

/** The outputs as a document for people: a section for each output, in it one for each item that has a label. */
export function toMarkdown(outputs: RunOutputs, titles: Titles, missing: readonly MissingItem[]): string {
  const sections = Object.entries(outputs).flatMap(([output, items]) => [
    `## ${titles[output] ?? output}`,
    ...(items.length === 0 ? ['Nothing arrived.'] : []),
    ...items.flatMap(({ label = '', value }) => [
      ...(items.length > 1 && label !== '' ? [`### ${label}`] : []),
      bodyOf(value),
    ]),
  ]);
  if (missing.length > 0)
    sections.push('## Missing', missing.map((item) => missingLine(item, titles)).join('\n'));
  return `${sections.join('\n\n')}\n`;
}

/** One missing result as a list item: which, and why. */
function missingLine(item: MissingItem, titles: Titles): string {
  const place = [titles[item.node] ?? item.node, item.label].filter((part) => part !== undefined).join(', ');
  return `- ${place}: ${whyMissing(item)}`;
}

function bodyOf(value: Json): string {
  if (typeof value === 'string') return value;
  const rows = tableRows(value);
  if (rows !== undefined && rows.length > 0) return tableOf(columnsOf(value, rows), rows);
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}

function columnsOf(value: Json, rows: readonly JsonObject[]): string[] {
  const table = tableSchema.safeParse(value);
  return table.success ? table.data.columns : [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function tableOf(columns: readonly string[], rows: readonly JsonObject[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map((column) => cell(column))),
    line(columns.map(() => '---')),
    ...rows.map((row) =>
      line(columns.map((column) => cell(Object.hasOwn(row, column) ? row[column] : null))),
    ),
  ].join('\n');
}

function cell(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  const text =
    typeof value === 'string' ? value : Array.isArray(value) ? listText(value) : JSON.stringify(value);
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

function listText(list: readonly Json[]): string {
  return list.some((entry) => isJsonObject(entry) || Array.isArray(entry))
    ? JSON.stringify(list)
    : list.map(String).join(', ');
}
