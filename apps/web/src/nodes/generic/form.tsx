import { isJsonObject } from '@parallax/schema';
import { Field } from '../../ui/field.tsx';
import { allProblems, type FormProps } from '../form/node-form.ts';
import { JsonEditor } from '../json-editor/json-editor.tsx';

/** The config as JSON, for a kind that has no form of its own. */
export function GenericForm({ form }: FormProps) {
  return (
    <Field
      label="Configuration"
      hint="This kind has no form of its own, so its settings are edited as JSON."
      error={allProblems(form)}
    >
      <JsonEditor
        label="Configuration"
        size="tall"
        value={form.config}
        refuse={(value) =>
          isJsonObject(value)
            ? undefined
            : 'A configuration is a JSON object: it begins with { and ends with }.'
        }
        onChange={(next) => form.replace(isJsonObject(next) ? next : {})}
      />
    </Field>
  );
}
