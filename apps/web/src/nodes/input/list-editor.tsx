import { isJsonObject, type Json } from '@parallax/schema';
import { ClipboardPaste, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/format.ts';
import { TextArea, TextInput } from '../../ui/text-input.tsx';
import { pastedItems } from '../data/paste.ts';
import { PasteDialog } from '../data/paste-dialog.tsx';
import type { ListEntry } from '../data/read-data.ts';
import formStyles from '../form/form.module.css';
import { listAt, type NodeForm, problemAt } from '../form/node-form.ts';
import { Section } from '../form/section.tsx';
import { moveBy, removeAt, replaceAt } from '../rows/moves.ts';
import { RowActions } from '../rows/row-actions.tsx';
import styles from '../rows/rows.module.css';
import { Rows } from '../rows/rows.tsx';

/** The items of a list: a text each, with or without a name. */
export function ListEditor({ form, loader }: { form: NodeForm; loader: ReactNode }) {
  const [pasting, setPasting] = useState(false);
  const items = listAt(form, 'value');
  const write = (value: readonly Json[]) => form.set({ value });
  return (
    <Section title={counted(items.length, 'item')}>
      {items.length === 0 ? (
        <p className={formStyles.note}>
          Each item becomes a branch of its own. Add them one by one, or paste many.
        </p>
      ) : null}
      <Rows
        label="Items"
        count={items.length}
        estimate={112}
        row={(index) => (
          <ItemCard
            index={index}
            count={items.length}
            entry={namedEntry(items[index])}
            problem={problemAt(form, 'value', index)}
            onChange={(entry) => write(replaceAt(items, index, entry))}
            onMove={(by) => write(moveBy(items, index, by))}
            onRemove={() => write(removeAt(items, index))}
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

interface ItemCardProps {
  readonly index: number;
  readonly count: number;
  readonly entry: { readonly name: string; readonly text: string };
  readonly problem: string | undefined;
  readonly onChange: (entry: ListEntry) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function ItemCard({ index, count, entry, problem, onChange, onMove, onRemove }: ItemCardProps) {
  const noun = `Item ${index + 1}`;
  const change = (name: string, text: string) => onChange(name === '' ? text : { name, text });
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <span className={styles.number}>{index + 1}</span>
        <TextInput
          aria-label={`${noun} name`}
          placeholder="Name, if it has one"
          value={entry.name}
          onChange={(name) => change(name, entry.text)}
        />
        <RowActions
          noun={noun.toLowerCase()}
          index={index}
          count={count}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
      <TextArea
        aria-label={`${noun} text`}
        className={styles.itemText}
        rows={2}
        placeholder="Text"
        value={entry.text}
        onChange={(text) => change(entry.name, text)}
      />
      {problem === undefined ? null : <p className={formStyles.problem}>{problem}</p>}
    </div>
  );
}

/** An entry as name and text, also one that was written by hand and is neither. */
function namedEntry(entry: Json | undefined): { name: string; text: string } {
  if (typeof entry === 'string') return { name: '', text: entry };
  if (!isJsonObject(entry)) return { name: '', text: entry === undefined ? '' : JSON.stringify(entry) };
  return { name: String(entry.name ?? ''), text: typeof entry.text === 'string' ? entry.text : '' };
}
