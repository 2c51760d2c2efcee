import { useState } from 'react';
import { TextInput } from '../../ui/text-input.tsx';
import { escapeText, unescapeText } from './escapes.ts';

export interface EscapedInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One line for a text that may hold line breaks and tabs, which it shows as `\n` and `\t`. */
export function EscapedInput({ value, onChange }: EscapedInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  // A draft such as a lone backslash stays while it means the value.
  const shown = draft !== null && unescapeText(draft) === value ? draft : escapeText(value);
  return (
    <TextInput
      mono
      value={shown}
      placeholder="Nothing"
      onChange={(text) => {
        setDraft(text);
        onChange(unescapeText(text));
      }}
    />
  );
}
