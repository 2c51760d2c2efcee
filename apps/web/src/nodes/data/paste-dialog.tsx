import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { counted } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import styles from './data.module.css';
import { type PasteFormat, pasteFormatOf, pasteFormats } from './paste.ts';

export interface PasteDialogProps<T> {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What one entry is called: "item", "row". */
  readonly noun: string;
  readonly formats: readonly PasteFormat[];
  /** Throws an `Error` that says what is wrong with the text. */
  readonly read: (text: string, format: PasteFormat) => readonly T[];
  readonly onAdd: (entries: readonly T[]) => void;
}

/** Takes a pasted text apart and says how many entries it gives before they are added. */
export function PasteDialog<T>({ open, onClose, title, noun, formats, read, onAdd }: PasteDialogProps<T>) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<PasteFormat | null>(null);
  const format = chosen ?? pasteFormatOf(text, formats);
  const result = attempt(() => read(text, format));
  const found = result.entries.length;
  const close = () => {
    setText('');
    setChosen(null);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={title}
      footer={
        <>
          <Button variant="quiet" onClick={close}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={found === 0}
            onClick={() => {
              onAdd(result.entries);
              close();
            }}
          >
            {found === 0 ? `Add ${noun}s` : `Add ${counted(found, noun)}`}
          </Button>
        </>
      }
    >
      <div className={styles.paste}>
        <Field
          label="Content"
          hint="Lines, paragraphs, CSV or TSV with a head, JSON, or JSON Lines."
          error={text.trim() === '' ? undefined : result.problem}
        >
          <TextArea value={text} onChange={setText} autoFocus spellCheck={false} />
        </Field>
        <Field label="Read as">
          <Select
            value={format}
            onChange={setChosen}
            options={pasteFormats.filter((each) => formats.includes(each.value))}
          />
        </Field>
      </div>
    </Dialog>
  );
}

function attempt<T>(read: () => readonly T[]): { entries: readonly T[]; problem?: string } {
  try {
    return { entries: read() };
  } catch (error) {
    return { entries: [], problem: error instanceof Error ? error.message : String(error) };
  }
}
