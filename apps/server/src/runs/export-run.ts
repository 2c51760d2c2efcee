import { type OutputRow, outputRows, rowsToCsv } from '@parallax/nodes';
import type { RunState } from '@parallax/schema';

export type ExportFormat = 'csv' | 'jsonl' | 'md';

export const exportTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/** The outputs of a run, a row per item. */
export function exportRun(state: RunState, format: ExportFormat): string {
  const rows = outputRows(state.outputs);
  if (format === 'csv') return rowsToCsv(rows);
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  return toMarkdown(state, rows);
}

function toMarkdown(state: RunState, rows: readonly OutputRow[]): string {
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
