import { isJsonObject, type Json } from '@parallax/schema';
import { Plus } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import formStyles from '../form/form.module.css';
import { type FormProps, listAt, problemAt } from '../form/node-form.ts';
import { Section } from '../form/section.tsx';
import { EntryRows } from '../rows/entry-rows.tsx';
import { type NamedText, NamedTextCard } from '../rows/named-text-card.tsx';
import styles from '../rows/rows.module.css';

/** Points of view: each is a branch with instructions of its own. */
export function PerspectivesEditor({ form }: FormProps) {
  const list = listAt(form, 'perspectives');
  const add = () =>
    form.set({ perspectives: [...list, { name: `Perspective ${list.length + 1}`, instructions: '' }] });
  const missing = list.length === 0 ? problemAt(form, 'perspectives') : undefined;
  return (
    <Section title="Perspectives">
      {missing === undefined ? null : <p className={formStyles.problem}>{missing}</p>}
      <EntryRows
        form={form}
        name="perspectives"
        label="Perspectives"
        noun="perspective"
        estimate={128}
        read={perspectiveOf}
        write={({ name, text }): Json => ({ name, instructions: text })}
        row={({ index, entry, actions, onChange }) => (
          <NamedTextCard
            noun={`Perspective ${index + 1}`}
            part="instructions"
            placeholders={{ name: 'Name', text: 'What this one looks for' }}
            entry={entry}
            actions={actions}
            onChange={onChange}
          />
        )}
      />
      <div className={styles.bar}>
        <Button size="small" icon={Plus} onClick={add}>
          Add perspective
        </Button>
      </div>
      <p className={formStyles.note}>
        The agent after this reads {'{{input.input}}'}, {'{{input.name}}'} and {'{{input.instructions}}'}.
      </p>
    </Section>
  );
}

function perspectiveOf(value: Json | undefined): NamedText {
  const { name = '', instructions = '' } = isJsonObject(value) ? value : {};
  return { name: String(name), text: typeof instructions === 'string' ? instructions : '' };
}
