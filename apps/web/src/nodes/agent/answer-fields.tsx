import { memo } from 'react';
import { SegmentField } from '../form/fields.tsx';
import styles from '../form/form.module.css';
import { type FormProps, problemAt, sameFormAt, textAt } from '../form/node-form.ts';
import { Section } from '../form/section.tsx';
import { SchemaEditor } from '../schema-editor/schema-editor.tsx';

const options = [
  { value: 'text', label: 'Text', hint: 'The answer is passed on as it is.' },
  { value: 'json', label: 'JSON', hint: 'The answer is read as JSON, and checked by the schema.' },
] as const;

/** What the model answers with. A schema that is not in use is put aside, not lost. */
export const AnswerFields = memo(
  function AnswerFields({ form }: FormProps) {
    const problem = problemAt(form, 'schema');
    return (
      <>
        <SegmentField form={form} name="output" label="Answer" options={options} />
        {textAt(form, 'output') === 'json' ? (
          <Section title="Schema">
            <SchemaEditor value={form.config.schema} onChange={(schema) => form.set({ schema })} />
            <p className={styles.note}>
              A JSON Schema. Models that support it are held to it; every answer is checked.
            </p>
            {problem === undefined ? null : <p className={styles.problem}>{problem}</p>}
          </Section>
        ) : null}
      </>
    );
  },
  sameFormAt<FormProps>('output', 'schema'),
);
