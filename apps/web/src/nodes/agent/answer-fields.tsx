import { isJsonObject } from '@parallax/schema';
import { Braces } from 'lucide-react';
import { memo } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { SegmentField } from '../form/fields.tsx';
import { notesAt } from '../form/hint.tsx';
import { type FormProps, sameFormAt, textAt } from '../form/node-form.ts';
import { JsonEditor } from '../json-editor/json-editor.tsx';
import { schemaExamples } from './schema-examples.ts';

const options = [
  { value: 'text', label: 'Text', hint: 'The answer is passed on as it is.' },
  { value: 'json', label: 'JSON', hint: 'The answer is read as JSON, and checked by the schema.' },
] as const;

/** What the model answers with. A schema that is not in use is put aside, not lost. */
export const AnswerFields = memo(
  function AnswerFields({ form }: FormProps) {
    const schema = form.config.schema;
    return (
      <>
        <SegmentField form={form} name="output" label="Answer" options={options} />
        {textAt(form, 'output') === 'json' ? (
          <Field
            label="Schema"
            {...notesAt(
              form,
              'A JSON Schema. Models that support it are held to it; every answer is checked.',
              'schema',
            )}
            aside={
              <Menu
                align="end"
                trigger={
                  <Button size="small" variant="quiet" icon={Braces}>
                    Examples
                  </Button>
                }
              >
                {schemaExamples.map((example) => (
                  <MenuItem key={example.title} onSelect={() => form.set({ schema: example.schema })}>
                    {example.title}
                  </MenuItem>
                ))}
              </Menu>
            }
          >
            <JsonEditor
              label="Schema"
              size="tall"
              value={schema}
              placeholder={'{ "type": "object", "properties": { … } }'}
              refuse={(value) =>
                isJsonObject(value) ? undefined : 'A schema is a JSON object, such as {"type": "object"}.'
              }
              onChange={(next) => form.set({ schema: next })}
            />
          </Field>
        ) : null}
      </>
    );
  },
  sameFormAt<FormProps>('output', 'schema'),
);
