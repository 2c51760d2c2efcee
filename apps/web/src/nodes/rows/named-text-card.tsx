import type { ReactNode } from 'react';
import { TextArea, TextInput } from '../../ui/text-input.tsx';
import styles from './rows.module.css';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export interface NamedTextCardProps {
  /** What it is called: "Item 3". */
  readonly noun: string;
  /** Stands before the name. */
  readonly number?: number;
  readonly entry: NamedText;
  /** What the text is: "text", "instructions". */
  readonly part: string;
  readonly placeholders: NamedText;
  readonly actions: ReactNode;
  readonly onChange: (entry: NamedText) => void;
}

/** One entry of a list that has a name and a text. */
export function NamedTextCard(props: NamedTextCardProps) {
  const { noun, number, entry, part, placeholders, actions, onChange } = props;
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        {number === undefined ? null : <span className={styles.number}>{number}</span>}
        <TextInput
          aria-label={`${noun} name`}
          placeholder={placeholders.name}
          value={entry.name}
          onChange={(name) => onChange({ ...entry, name })}
        />
        {actions}
      </div>
      <TextArea
        aria-label={`${noun} ${part}`}
        className={styles.itemText}
        rows={2}
        placeholder={placeholders.text}
        value={entry.text}
        onChange={(text) => onChange({ ...entry, text })}
      />
    </div>
  );
}
