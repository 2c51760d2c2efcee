import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-input.tsx';
import { notesAt } from '../form/hint.tsx';
import { type FormProps, textAt } from '../form/node-form.ts';
import { ModelField } from '../models/model-field.tsx';

/** The model that judges, and by what. */
export function JudgeFields({ form }: FormProps) {
  return (
    <>
      <ModelField form={form} />
      <Field
        label="What makes an answer better"
        {...notesAt(
          form,
          'Empty: what most of the answers agree on. The judge sees answers as data, shuffled.',
          'criteria',
        )}
      >
        <TextArea value={textAt(form, 'criteria')} onChange={(criteria) => form.set({ criteria })} />
      </Field>
    </>
  );
}
