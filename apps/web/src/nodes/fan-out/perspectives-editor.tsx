import { isJsonObject, type Json } from '@parallax/schema';
import { Plus } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextInput } from '../../ui/text-input.tsx';
import formStyles from '../form/form.module.css';
import { type FormProps, listAt, problemAt } from '../form/node-form.ts';
import { Section } from '../form/section.tsx';
import { moveBy, removeAt, replaceAt } from '../rows/moves.ts';
import { RowActions } from '../rows/row-actions.tsx';
import styles from '../rows/rows.module.css';
import { Rows } from '../rows/rows.tsx';

interface Perspective {
  readonly name: string;
  readonly instructions: string;
}

/** Points of view: each is a branch with instructions of its own. */
export function PerspectivesEditor({ form }: FormProps) {
  const list = listAt(form, 'perspectives');
  const write = (perspectives: readonly Json[]) => form.set({ perspectives });
  const add = () => write([...list, { name: `Perspective ${list.length + 1}`, instructions: '' }]);
  const missing = list.length === 0 ? problemAt(form, 'perspectives') : undefined;
  return (
    <Section title="Perspectives">
      {missing === undefined ? null : <p className={formStyles.problem}>{missing}</p>}
      <Rows
        label="Perspectives"
        count={list.length}
        estimate={128}
        row={(index) => {
          const problem = problemAt(form, 'perspectives', index);
          return (
            <PerspectiveCard
              index={index}
              count={list.length}
              perspective={perspectiveOf(list[index])}
              problem={problem}
              onChange={(next) => write(replaceAt(list, index, { ...next }))}
              onMove={(by) => write(moveBy(list, index, by))}
              onRemove={() => write(removeAt(list, index))}
            />
          );
        }}
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

interface PerspectiveCardProps {
  readonly index: number;
  readonly count: number;
  readonly perspective: Perspective;
  readonly problem: string | undefined;
  readonly onChange: (perspective: Perspective) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function PerspectiveCard({
  index,
  count,
  perspective,
  problem,
  onChange,
  onMove,
  onRemove,
}: PerspectiveCardProps) {
  const noun = `Perspective ${index + 1}`;
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <TextInput
          aria-label={`${noun} name`}
          placeholder="Name"
          value={perspective.name}
          onChange={(name) => onChange({ ...perspective, name })}
        />
        <RowActions
          noun={noun.toLowerCase()}
          index={index}
          count={count}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
      <TextArea
        aria-label={`${noun} instructions`}
        className={styles.itemText}
        rows={2}
        placeholder="What this one looks for"
        value={perspective.instructions}
        onChange={(instructions) => onChange({ ...perspective, instructions })}
      />
      {problem === undefined ? null : <p className={formStyles.problem}>{problem}</p>}
    </div>
  );
}

function perspectiveOf(value: Json | undefined): Perspective {
  const { name = '', instructions = '' } = isJsonObject(value) ? value : {};
  return { name: String(name), instructions: typeof instructions === 'string' ? instructions : '' };
}
