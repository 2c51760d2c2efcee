import { toDelimited } from '@parallax/nodes';
import { useRun } from '../../run/hooks.ts';
import { CopyButton } from '../content/copy-button.tsx';
import type { DataColumn } from './data-grid.tsx';

/** Two buttons that copy a table for a file (CSV) or for a spreadsheet's clipboard (tab-separated); not while long values are only begun. */
export function CopyTable<R>({ columns, rows }: { columns: readonly DataColumn<R>[]; rows: readonly R[] }) {
  const text = (delimiter: ',' | '\t') =>
    toDelimited(
      [
        columns.map(({ group, title }) => (group === undefined ? title : `${group}: ${title}`)),
        ...rows.map((row) => columns.map((column) => column.value(row))),
      ],
      delimiter,
    );
  const light = useRun(({ state }) => state?.light === true);
  if (light) return null;
  return (
    <>
      <CopyButton wide label="Copy for a spreadsheet" text={() => text('\t')} />
      <CopyButton wide label="Copy as CSV" text={() => text(',')} />
    </>
  );
}
