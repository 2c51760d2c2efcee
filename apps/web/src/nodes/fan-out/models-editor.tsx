import type { Json } from '@parallax/schema';
import { Field } from '../../ui/field.tsx';
import formStyles from '../form/form.module.css';
import { type FormProps, listAt, problemAt } from '../form/node-form.ts';
import { Section } from '../form/section.tsx';
import { ModelPicker } from '../models/model-picker.tsx';
import { EntryRows } from '../rows/entry-rows.tsx';
import styles from '../rows/rows.module.css';

/** The models that the input goes to: each is a branch. */
export function ModelsEditor({ form }: FormProps) {
  const models = listAt(form, 'models');
  return (
    <Section title="Models">
      <EntryRows
        form={form}
        name="models"
        label="Models"
        noun="model"
        estimate={32}
        read={(model) => (typeof model === 'string' ? model : JSON.stringify(model ?? ''))}
        write={(model): Json => model}
        row={({ index, entry, actions, onChange }) => (
          <div className={styles.line}>
            <ModelPicker aria-label={`Model ${index + 1}`} value={entry} onChange={onChange} />
            {actions}
          </div>
        )}
      />
      <Field label="Add model" error={models.length === 0 ? problemAt(form, 'models') : undefined}>
        <ModelPicker
          value=""
          placeholder="Choose or type provider/name"
          onChange={(model) => form.set({ models: [...models, model] })}
        />
      </Field>
      <p className={formStyles.note}>
        The agent after this takes {'{{input.model}}'} as its model and reads {'{{input.input}}'}.
      </p>
    </Section>
  );
}
