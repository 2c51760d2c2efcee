import { memo, type ReactNode } from 'react';
import { notesAt } from '../form/hint.tsx';
import { type FormProps, sameFormAt, textAt } from '../form/node-form.ts';
import type { PromptNames } from './name-state.ts';
import { PromptField } from './prompt-field.tsx';

export interface PromptKeyProps extends FormProps {
  /** The key of the config. */
  readonly name: 'system' | 'prompt';
  readonly label: string;
  /** Keep it referentially stable. */
  readonly names: PromptNames;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
}

function PromptKeyView({ form, name, label, names, hint, placeholder }: PromptKeyProps) {
  return (
    <PromptField
      label={label}
      value={textAt(form, name)}
      names={names}
      {...notesAt(form, hint, name)}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(value) => form.set({ [name]: value })}
    />
  );
}

const sameAt = { system: sameFormAt<PromptKeyProps>('system'), prompt: sameFormAt<PromptKeyProps>('prompt') };

/** A prompt of a node's config. */
export const PromptKey = memo(PromptKeyView, (before, now) => sameAt[now.name](before, now));
