import { useMemo } from 'react';
import { type DataColumn, DataGrid } from '../data-grid/data-grid.tsx';
import { previewOf } from '../data-grid/json-columns.ts';
import { RowDetail } from '../data-grid/row-detail.tsx';
import type { Labels } from '../run-data/labels.ts';
import { type AnswerRow, answerColumns, answerTable, VALUE } from './answer-table.ts';
import type { Answer } from './output-items.ts';

export interface AnswerGrid {
  readonly columns: readonly DataColumn<AnswerRow>[];
  readonly rows: readonly AnswerRow[];
}

/** Answers as rows and columns; null where they are not read as a table. */
export function useAnswerGrid(
  asTable: boolean,
  answers: readonly Answer[],
  labels: Labels,
): AnswerGrid | null {
  return useMemo(() => {
    if (!asTable) return null;
    const table = answerTable(answers, labels);
    return {
      columns: answerColumns(table),
      rows: table.rows.map((cells, index) => ({ key: String(index), cells, rest: answers[index]?.rest })),
    };
  }, [asTable, answers, labels]);
}

/** Answers as a table to sort, and to read row by row. */
export function AnswerTableView({ title, grid: { columns, rows } }: { title: string; grid: AnswerGrid }) {
  const nameOf = (row: AnswerRow) => previewOf(row.cells[columns[0]?.id ?? '']) || 'Row';
  return (
    <DataGrid
      label={title}
      columns={columns}
      rows={rows}
      keyOf={({ key }) => key}
      detail={(row) => (
        <RowDetail
          title={nameOf(row)}
          fields={columns.slice(1).map(({ title: name, value }) => ({
            name,
            value: value(row),
            ...(name === VALUE && row.rest !== undefined ? { rest: row.rest } : {}),
          }))}
        />
      )}
    />
  );
}
