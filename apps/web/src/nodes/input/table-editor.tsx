import { isJsonObject, type JsonObject } from '@parallax/schema';
import { ClipboardPaste, Maximize2, Trash2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { counted } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { insertColumn, insertRows, type Table } from '../data/block.ts';
import { pastedRows } from '../data/paste.ts';
import { PasteDialog } from '../data/paste-dialog.tsx';
import { columnsOf, type Row, removeColumn, renameColumn } from '../data/table.ts';
import formStyles from '../form/form.module.css';
import { listAt, type NodeForm, problemAt, textAt } from '../form/node-form.ts';
import { Section } from '../form/section.tsx';
import type { ColumnActions } from './grid/grid-head.tsx';
import { GridPanel } from './grid/grid-panel.tsx';
import styles from './input.module.css';

/** No column: Radix has no empty values. */
const NONE = '\u0000none';

/** The rows of a table, and the column that they are called by. */
export function TableEditor({ form, loader }: { form: NodeForm; loader: ReactNode }) {
  const [pasting, setPasting] = useState(false);
  const [large, setLarge] = useState(false);
  const value = listAt(form, 'value');
  const table = useMemo<Table>(() => {
    const rows: readonly Row[] = value.map((row) => (isJsonObject(row) ? row : { value: row }));
    return { rows, columns: columnsOf(rows) };
  }, [value]);
  const labelColumn = textAt(form, 'labelColumn');
  const write = (next: Table) => form.set({ value: next.rows });
  const grid = (fill: boolean) => (
    <GridPanel
      label="Rows"
      noun="row"
      fill={fill}
      table={table}
      onChange={write}
      labelColumn={labelColumn}
      columnActions={columnActions(form, table)}
    >
      <Button size="small" icon={ClipboardPaste} onClick={() => setPasting(true)}>
        Paste many
      </Button>
      {loader}
      <Button size="small" variant="quiet" icon={Trash2} onClick={() => form.set({ value: [] })}>
        Remove all
      </Button>
    </GridPanel>
  );
  const size = `${counted(table.rows.length, 'row')}, ${counted(table.columns.length, 'column')}`;
  return (
    <Section
      title={size}
      aside={
        table.rows.length === 0 ? null : (
          <IconButton icon={Maximize2} size="small" label="Open large table" onClick={() => setLarge(true)} />
        )
      }
    >
      {table.rows.length === 0 ? (
        <NoRows loader={loader} onPaste={() => setPasting(true)} onStart={() => write(firstRow())} />
      ) : (
        grid(false)
      )}
      {problemAt(form, 'value') === undefined ? null : (
        <p className={formStyles.problem}>{problemAt(form, 'value')}</p>
      )}
      {table.columns.length === 0 ? null : (
        <LabelColumn form={form} columns={table.columns} labelColumn={labelColumn} />
      )}
      <Dialog open={large} onClose={() => setLarge(false)} title={size} size="full">
        <div className={styles.large}>{grid(true)}</div>
      </Dialog>
      <PasteDialog
        open={pasting}
        onClose={() => setPasting(false)}
        title="Paste rows"
        noun="row"
        formats={['csv', 'json', 'jsonl', 'lines', 'paragraphs']}
        read={pastedRows}
        onAdd={(added) => form.set({ value: [...table.rows, ...added] })}
      />
    </Section>
  );
}

interface NoRowsProps {
  readonly loader: ReactNode;
  readonly onPaste: () => void;
  readonly onStart: () => void;
}

function NoRows({ loader, onPaste, onStart }: NoRowsProps) {
  return (
    <div className={styles.empty}>
      <p className={formStyles.note}>
        Each row becomes a branch of its own. Drop a CSV, Excel or JSON file here, paste cells of a
        spreadsheet, or begin with an empty row.
      </p>
      <div className={styles.bar}>
        {loader}
        <Button size="small" icon={ClipboardPaste} onClick={onPaste}>
          Paste many
        </Button>
        <Button size="small" onClick={onStart}>
          Add row
        </Button>
      </div>
    </div>
  );
}

function firstRow(): Table {
  return insertRows(insertColumn({ rows: [], columns: [] }, 0), 0);
}

function columnActions(form: NodeForm, table: Table): ColumnActions {
  const labelColumn = textAt(form, 'labelColumn');
  const rename = (label: string): JsonObject => (label === labelColumn ? {} : { labelColumn: label });
  return {
    rename: (from, to) =>
      form.set({
        value: renameColumn(table.rows, from, to),
        ...rename(labelColumn === from ? to : labelColumn),
      }),
    remove: (column) =>
      form.set({
        value: table.columns.length === 1 ? [] : removeColumn(table.rows, column),
        ...rename(labelColumn === column ? '' : labelColumn),
      }),
    insert: (at) => form.set({ value: insertColumn(table, at).rows }),
    label: (column) => form.set({ labelColumn: column }),
  };
}

interface LabelColumnProps {
  readonly form: NodeForm;
  readonly columns: readonly string[];
  readonly labelColumn: string;
}

function LabelColumn({ form, columns, labelColumn }: LabelColumnProps) {
  return (
    <Field
      label="Rows are called by"
      hint="The branches show this column's text."
      error={problemAt(form, 'labelColumn')}
    >
      <Select
        value={labelColumn === '' ? NONE : labelColumn}
        options={[
          { value: NONE, label: 'Their number' },
          ...columns.map((column) => ({ value: column, label: column })),
        ]}
        onChange={(column) => form.set({ labelColumn: column === NONE ? '' : column })}
      />
    </Field>
  );
}
