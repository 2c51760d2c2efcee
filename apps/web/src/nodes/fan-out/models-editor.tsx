import type { Json } from '@parallax/schema';
import { Field } from '../../ui/field.tsx';
import formStyles from '../form/form.module.css';
import { type FormProps, listAt, problemAt } from '../form/node-form.ts';
import { Section } from '../form/section.tsx';
import { ModelPicker } from '../models/model-picker.tsx';
import { moveBy, removeAt, replaceAt } from '../rows/moves.ts';
import { RowActions } from '../rows/row-actions.tsx';
import styles from '../rows/rows.module.css';
import { Rows } from '../rows/rows.tsx';

/** The models that the input goes to: each is a branch. */
export function ModelsEditor({ form }: FormProps) {
  const models = listAt(form, 'models').map((model) =>
    typeof model === 'string' ? model : JSON.stringify(model),
  );
  const write = (next: readonly Json[]) => form.set({ models: next });
  return (
    <Section title="Models">
      <Rows
        label="Models"
        count={models.length}
        estimate={32}
        row={(index) => {
          const problem = problemAt(form, 'models', index);
          return (
            <>
              <div className={styles.line}>
                <ModelPicker
                  aria-label={`Model ${index + 1}`}
                  value={models[index] ?? ''}
                  onChange={(model) => write(replaceAt(models, index, model))}
                />
                <RowActions
                  noun={`model ${index + 1}`}
                  index={index}
                  count={models.length}
                  onMove={(by) => write(moveBy(models, index, by))}
                  onRemove={() => write(removeAt(models, index))}
                />
              </div>
              {problem === undefined ? null : <p className={formStyles.problem}>{problem}</p>}
            </>
          );
        }}
      />
      <Field label="Add model" error={models.length === 0 ? problemAt(form, 'models') : undefined}>
        <ModelPicker
          value=""
          placeholder="Choose or type provider/name"
          onChange={(model) => write([...models, model])}
        />
      </Field>
      <p className={formStyles.note}>
        The agent after this takes {'{{input.model}}'} as its model and reads {'{{input.input}}'}.
      </p>
    </Section>
  );
}
