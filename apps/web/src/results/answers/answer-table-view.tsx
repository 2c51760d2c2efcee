import { useMemo } from 'react';
import { counted } from '../../ui/format.ts';
import { CopyTable } from '../data-grid/copy-table.tsx';
import { DataGrid } from '../data-grid/data-grid.tsx';
import { previewOf } from '../data-grid/json-columns.ts';
import { RowDetail } from '../data-grid/row-detail.tsx';
import type { Labels } from '../run-data/labels.ts';
import { type AnswerRow, answerColumns, answerTable } from './answer-table.ts';
import styles from './answers.module.css';
import type { Answer } from './output-items.ts';

export interface AnswerTableViewProps {
  title: string;
  answers: readonly Answer[];
  labels: Labels;
}

/** Answers as a table to sort, to read row by row and to copy. */
export function AnswerTableView({ title, answers, labels }: AnswerTableViewProps) {
  const table = useMemo(() => answerTable(answers, labels), [answers, labels]);
  const columns = useMemo(() => answerColumns(table), [table]);
  const rows = useMemo(
    () => table.rows.map((cells, index): AnswerRow => ({ key: String(index), cells })),
    [table],
  );
  const nameOf = (row: AnswerRow) => previewOf(row.cells[table.columns[0] ?? '']) || 'Row';
  return (
    <div className={styles.table}>
      <div className={styles.tableBar}>
        <span className={styles.progress}>{counted(rows.length, 'row')}</span>
        <CopyTable columns={columns} rows={rows} />
      </div>
      <DataGrid
        label={title}
        columns={columns}
        rows={rows}
        keyOf={({ key }) => key}
        detail={(row) => (
          <RowDetail
            title={nameOf(row)}
            fields={columns.slice(1).map(({ title: name, value }) => ({ name, value: value(row) }))}
          />
        )}
      />
    </div>
  );
}
