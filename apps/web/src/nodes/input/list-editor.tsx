import { isJsonObject, type Json } from '@parallax/schema';
import { ClipboardPaste, Maximize2, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { counted } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Table } from '../data/block.ts';
import { pastedItems } from '../data/paste.ts';
import { PasteDialog } from '../data/paste-dialog.tsx';
import { cellOf, cellText } from '../data/table.ts';
import formStyles from '../form/form.module.css';
import { listAt, type NodeForm } from '../form/node-form.ts';
import { Section } from '../form/section.tsx';
import { EntryRows } from '../rows/entry-rows.tsx';
import { type NamedText, NamedTextCard } from '../rows/named-text-card.tsx';
import styles from '../rows/rows.module.css';
import { GridPanel } from './grid/grid-panel.tsx';
import inputStyles from './input.module.css';

/** The items of a list: a text each, with or without a name. */
export function ListEditor({ form, loader }: { form: NodeForm; loader: ReactNode }) {
  const [pasting, setPasting] = useState(false);
  const [large, setLarge] = useState(false);
  const items = listAt(form, 'value');
  const write = (value: readonly Json[]) => form.set({ value });
  const size = counted(items.length, 'item');
  return (
    <Section
      title={size}
      aside={
        items.length === 0 ? null : (
          <IconButton icon={Maximize2} size="small" label="Open as a table" onClick={() => setLarge(true)} />
        )
      }
    >
      {items.length === 0 ? (
        <p className={formStyles.note}>
          Each item becomes a branch of its own. Drop text, Markdown or PDF files here, a folder of them, or a
          table; add items one by one, or paste many.
        </p>
      ) : null}
      <EntryRows
        form={form}
        name="value"
        label="Items"
        noun="item"
        estimate={112}
        read={namedEntry}
        write={({ name, text }): Json => (name === '' ? text : { name, text })}
        row={({ index, entry, actions, onChange }) => (
          <NamedTextCard
            noun={`Item ${index + 1}`}
            number={index + 1}
            part="text"
            placeholders={{ name: 'Name, if it has one', text: 'Text' }}
            entry={entry}
            actions={actions}
            onChange={onChange}
          />
        )}
      />
      <div className={styles.bar}>
        <Button size="small" icon={Plus} onClick={() => write([...items, ''])}>
          Add item
        </Button>
        <Button size="small" icon={ClipboardPaste} onClick={() => setPasting(true)}>
          Paste many
        </Button>
        {loader}
        {items.length === 0 ? null : (
          <Button size="small" variant="quiet" icon={Trash2} onClick={() => write([])}>
            Remove all
          </Button>
        )}
      </div>
      <Dialog open={large} onClose={() => setLarge(false)} title={size} size="full">
        <div className={inputStyles.large}>
          <ItemTable items={items} onChange={write} />
        </div>
      </Dialog>
      <PasteDialog
        open={pasting}
        onClose={() => setPasting(false)}
        title="Paste items"
        noun="item"
        formats={['lines', 'paragraphs', 'csv', 'json', 'jsonl']}
        read={pastedItems}
        onAdd={(entries) => write([...items, ...entries])}
      />
    </Section>
  );
}

interface ItemTableProps {
  readonly items: readonly Json[];
  readonly onChange: (items: readonly Json[]) => void;
}

/** The items in a grid of two columns, for many short ones and for pasting from a spreadsheet. */
function ItemTable({ items, onChange }: ItemTableProps) {
  const table = useMemo<Table>(
    () => ({
      columns: ['Name', 'Text'],
      rows: items.map(namedEntry).map(({ name, text }) => ({ Name: name, Text: text })),
    }),
    [items],
  );
  return (
    <GridPanel
      label="Items"
      noun="item"
      fill
      table={table}
      labelColumn=""
      columnActions={{}}
      onChange={({ rows }) =>
        onChange(
          rows.map((row) => {
            const [name, text] = [cellText(cellOf(row, 'Name')), cellText(cellOf(row, 'Text'))];
            return name === '' ? text : { name, text };
          }),
        )
      }
    />
  );
}

/** An entry as name and text, also one that was written by hand and is neither. */
function namedEntry(entry: Json | undefined): NamedText {
  if (typeof entry === 'string') return { name: '', text: entry };
  if (!isJsonObject(entry)) return { name: '', text: entry === undefined ? '' : JSON.stringify(entry) };
  return { name: String(entry.name ?? ''), text: typeof entry.text === 'string' ? entry.text : '' };
}
