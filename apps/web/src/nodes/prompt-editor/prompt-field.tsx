import { approximateTokens } from '@parallax/nodes';
import { Maximize2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { noNames, type PromptNames } from './name-state.ts';
import styles from './prompt-editor.module.css';
import { TextEditor } from './text-editor.tsx';

export interface PromptFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly names?: PromptNames | null;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly placeholder?: string;
  readonly size?: 'normal' | 'tall';
}

/** A labelled prompt with its approximate length, which can be opened in a large editor. */
export function PromptField({
  label,
  value,
  onChange,
  names = noNames,
  hint,
  error,
  placeholder,
  size = 'normal',
}: PromptFieldProps) {
  const [large, setLarge] = useState(false);
  const shared = { value, onChange, names, ...(placeholder === undefined ? {} : { placeholder }) };
  return (
    <>
      <Field
        label={label}
        hint={hint}
        error={error}
        aside={
          <span className={styles.aside}>
            <TokenCount text={value} />
            <IconButton
              icon={Maximize2}
              size="small"
              label="Open large editor"
              onClick={() => setLarge(true)}
            />
          </span>
        }
      >
        <TextEditor {...shared} label={label} size={size} />
      </Field>
      <Dialog open={large} onClose={() => setLarge(false)} title={label} description={hint} size="large">
        <TextEditor {...shared} label={label} size="large" autoFocus />
        <TokenCount text={value} />
      </Dialog>
    </>
  );
}

function TokenCount({ text }: { text: string }) {
  const tokens = approximateTokens(text);
  if (tokens === 0) return null;
  return (
    <span className={styles.count} title="Approximately: four characters are taken for a token.">
      ~{tokens.toLocaleString('en')} {tokens === 1 ? 'token' : 'tokens'}
    </span>
  );
}
