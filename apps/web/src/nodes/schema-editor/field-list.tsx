import { Plus, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { freeName } from '../data/table.ts';
import formStyles from '../form/form.module.css';
import { removeAt, replaceAt } from '../rows/moves.ts';
import rows from '../rows/rows.module.css';
import type { FieldType, SchemaField } from './fields.ts';
import styles from './schema-editor.module.css';

const types: readonly { readonly value: FieldType; readonly label: string }[] = [
  { value: 'string', label: 'Text' },
  { value: 'integer', label: 'Integer' },
  { value: 'number', label: 'Number' },
  { value: 'boolean', label: 'Yes or no' },
  { value: 'choice', label: 'One of' },
  { value: 'texts', label: 'List of texts' },
];

export interface FieldListProps {
  readonly fields: readonly SchemaField[];
  readonly onChange: (fields: readonly SchemaField[]) => void;
}

/** The keys of an answer: what each is called, what it holds and what is meant by it. */
export function FieldList({ fields, onChange }: FieldListProps) {
  const taken = new Set(fields.map(({ name }) => name));
  return (
    <>
      {fields.length === 0 ? (
        <p className={formStyles.note}>Any JSON is taken. Add fields to say what the answer has to hold.</p>
      ) : (
        <ul className={rows.list} aria-label="Fields of the answer">
          {fields.map((field, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed.
            <li key={index}>
              <FieldCard
                field={field}
                number={index + 1}
                taken={taken}
                onChange={(next) => onChange(replaceAt(fields, index, next))}
                onRemove={() => onChange(removeAt(fields, index))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={rows.bar}>
        <Button
          size="small"
          icon={Plus}
          onClick={() =>
            onChange([
              ...fields,
              {
                name: freeName(`field${fields.length + 1}`, taken),
                type: 'string',
                choices: [],
                description: '',
              },
            ])
          }
        >
          Add field
        </Button>
      </div>
    </>
  );
}

interface FieldCardProps {
  readonly field: SchemaField;
  readonly number: number;
  readonly taken: ReadonlySet<string>;
  readonly onChange: (field: SchemaField) => void;
  readonly onRemove: () => void;
}

function FieldCard({ field, number, taken, onChange, onRemove }: FieldCardProps) {
  const noun = `Field ${number}`;
  const isNumber = field.type === 'integer' || field.type === 'number';
  const bound = (key: 'min' | 'max', value: number | undefined) => {
    const { [key]: _before, ...rest } = field;
    onChange(value === undefined ? rest : { ...rest, [key]: value });
  };
  return (
    <div className={rows.card}>
      <div className={rows.cardHead}>
        <TextInput
          aria-label={`${noun} name`}
          mono
          value={field.name}
          // Two fields of one name would become one.
          onChange={(name) =>
            taken.has(name) && name !== field.name ? undefined : onChange({ ...field, name })
          }
        />
        <div className={styles.type}>
          <Select
            aria-label={`${noun} type`}
            value={field.type}
            options={types}
            onChange={(type) =>
              onChange({
                ...field,
                type,
                choices: type === 'choice' && field.choices.length === 0 ? ['yes', 'no'] : field.choices,
              })
            }
          />
        </div>
        <IconButton size="small" icon={X} label={`Remove field ${number}`} onClick={onRemove} />
      </div>
      {field.type === 'choice' ? (
        <TextInput
          aria-label={`${noun} choices`}
          placeholder="true, false, unclear"
          value={field.choices.join(', ')}
          onChange={(text) => onChange({ ...field, choices: text.split(/,\s?/) })}
        />
      ) : null}
      {isNumber ? (
        <div className={styles.bounds}>
          <NumberInput
            aria-label={`${noun} at least`}
            placeholder="At least"
            value={field.min}
            onChange={(value) => bound('min', value)}
          />
          <NumberInput
            aria-label={`${noun} at most`}
            placeholder="At most"
            value={field.max}
            onChange={(value) => bound('max', value)}
          />
        </div>
      ) : null}
      <TextInput
        aria-label={`${noun} description`}
        placeholder="What is meant, for the model"
        value={field.description}
        onChange={(description) => onChange({ ...field, description })}
      />
    </div>
  );
}
