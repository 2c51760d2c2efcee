import { ChoiceField, TextField } from '../form/fields.tsx';
import type { FormProps } from '../form/node-form.ts';

const gradedOptions = [
  {
    value: 'outer',
    label: 'The outermost fan-out',
    hint: 'Essays, each given to several graders. Several edges are several graders too.',
  },
  { value: 'inner', label: 'The innermost fan-out', hint: 'Graders, each given all the essays.' },
] as const;

/** Where the grade is, and what is graded. */
export function AgreementFields({ form }: FormProps) {
  return (
    <>
      <TextField
        form={form}
        name="pointer"
        label="Where the grade is"
        mono
        placeholder="/score"
        hint="A JSON Pointer such as /score. Empty if the items themselves are grades. Numbers and short words count."
      />
      <ChoiceField form={form} name="graded" label="What is graded" options={gradedOptions} />
    </>
  );
}
