import { isJsonObject } from '@parallax/schema';
import { ClipboardPaste, Columns3, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { counted } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { pastedRows } from '../data/paste.ts';
import { PasteDialog } from '../data/paste-dialog.tsx';
import { addColumn, columnsOf, freeName, type Row, removeColumn, renameColumn } from '../data/table.ts';
import formStyles from '../form/form.module.css';
import { listAt, type NodeForm, problemAt, textAt } from '../form/node-form.ts';
import { Section } from '../form/section.tsx';
import styles from '../rows/rows.module.css';
import { TableGrid } from './table-grid.tsx';

/** No column: Radix has no empty values. */
const NONE = '\u0000none';

/** The rows of a table, and the column that they are called by. */
export function TableEditor({ form, loader }: { form: NodeForm; loader: ReactNode }) {
  const [pasting, setPasting] = useState(false);
  const rows: readonly Row[] = listAt(form, 'value').map((row) => (isJsonObject(row) ? row : { value: row }));
  const columns = columnsOf(rows);
  const labelColumn = textAt(form, 'labelColumn');
  const write = (value: readonly Row[]) => form.set({ value });
  const emptyRow = (): Row =>
    Object.fromEntries((columns.length === 0 ? ['Column 1'] : columns).map((column) => [column, '']));
  return (
    <Section title={`${counted(rows.length, 'row')}, ${counted(columns.length, 'column')}`}>
      {rows.length === 0 ? (
        <p className={formStyles.note}>
          Each row becomes a branch of its own. Paste CSV, TSV or JSON, or add rows by hand.
        </p>
      ) : (
        <TableGrid
          rows={rows}
          columns={columns}
          onChange={write}
          onRenameColumn={(from, to) =>
            form.set({
              value: renameColumn(rows, from, to),
              ...(labelColumn === from ? { labelColumn: to } : {}),
            })
          }
          onRemoveColumn={(column) =>
            form.set({
              value: removeColumn(rows, column),
              ...(labelColumn === column ? { labelColumn: '' } : {}),
            })
          }
        />
      )}
      {problemAt(form, 'value') === undefined ? null : (
        <p className={formStyles.problem}>{problemAt(form, 'value')}</p>
      )}
      <div className={styles.bar}>
        <Button size="small" icon={Plus} onClick={() => write([...rows, emptyRow()])}>
          Add row
        </Button>
        <Button
          size="small"
          icon={Columns3}
          onClick={() => {
            const column = freeName('Column', new Set(columns));
            write(rows.length === 0 ? [{ [column]: '' }] : addColumn(rows, column));
          }}
        >
          Add column
        </Button>
        <Button size="small" icon={ClipboardPaste} onClick={() => setPasting(true)}>
          Paste many
        </Button>
        {loader}
        {rows.length === 0 ? null : (
          <Button size="small" variant="quiet" icon={Trash2} onClick={() => write([])}>
            Remove all
          </Button>
        )}
      </div>
      {columns.length === 0 ? null : (
        <Field
          label="Rows are called by"
          hint="The branches show this column's text."
          error={problemAt(form, 'labelColumn')}
        >
          <Select
            value={columns.includes(labelColumn) ? labelColumn : labelColumn === '' ? NONE : labelColumn}
            options={[
              { value: NONE, label: 'Their number' },
              ...columns.map((column) => ({ value: column, label: column })),
            ]}
            onChange={(column) => form.set({ labelColumn: column === NONE ? '' : column })}
          />
        </Field>
      )}
      <PasteDialog
        open={pasting}
        onClose={() => setPasting(false)}
        title="Paste rows"
        noun="row"
        formats={['csv', 'json', 'jsonl', 'lines', 'paragraphs']}
        read={pastedRows}
        onAdd={(added) => write([...rows, ...added])}
      />
    </Section>
  );
}
