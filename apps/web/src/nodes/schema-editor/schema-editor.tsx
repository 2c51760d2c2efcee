import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';
import { Braces } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import formStyles from '../form/form.module.css';
import { JsonEditor } from '../json-editor/json-editor.tsx';
import { FieldList } from './field-list.tsx';
import { fieldsOfSchema, schemaOfFields } from './fields.ts';
import { schemaFromExample } from './from-example.ts';
import styles from './schema-editor.module.css';
import { schemaExamples } from './schema-examples.ts';

export interface SchemaEditorProps {
  readonly value: Json | undefined;
  readonly onChange: (schema: JsonObject | undefined) => void;
}

/** A JSON Schema as a list of fields, as far as that can show it, or as JSON. */
export function SchemaEditor({ value, onChange }: SchemaEditorProps) {
  const [view, setView] = useState<'fields' | 'json'>('fields');
  const [asking, setAsking] = useState(false);
  const fields = useMemo(() => fieldsOfSchema(value), [value]);
  const shown = fields === null ? 'json' : view;
  return (
    <div className={styles.editor}>
      <div className={styles.head}>
        <SegmentedControl
          aria-label="Show the schema as"
          value={shown}
          options={[
            { value: 'fields', label: 'Fields' },
            { value: 'json', label: 'JSON' },
          ]}
          onChange={setView}
        />
        <Menu
          align="end"
          trigger={
            <Button size="small" variant="quiet" icon={Braces}>
              Examples
            </Button>
          }
        >
          {schemaExamples.map((example) => (
            <MenuItem key={example.title} onSelect={() => onChange(example.schema)}>
              {example.title}
            </MenuItem>
          ))}
          <MenuSeparator />
          <MenuItem onSelect={() => setAsking(true)}>Make from an example…</MenuItem>
        </Menu>
      </div>
      {shown === 'fields' && fields !== null ? (
        <FieldList fields={fields} onChange={(next) => onChange(schemaOfFields(next))} />
      ) : (
        <>
          {fields === null ? (
            <p className={formStyles.note}>This schema says more than a list of fields can show.</p>
          ) : null}
          <JsonEditor
            label="Schema"
            size="tall"
            value={value}
            placeholder={'{ "type": "object", "properties": { … } }'}
            refuse={(next) =>
              isJsonObject(next) ? undefined : 'A schema is a JSON object, such as {"type": "object"}.'
            }
            onChange={(next) => onChange(isJsonObject(next) ? next : undefined)}
          />
        </>
      )}
      <ExampleDialog
        open={asking}
        onClose={() => setAsking(false)}
        onExample={(example) => onChange(schemaFromExample(example))}
      />
    </div>
  );
}

interface ExampleDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onExample: (example: Json) => void;
}

function ExampleDialog({ open, onClose, onExample }: ExampleDialogProps) {
  const [example, setExample] = useState<Json | undefined>();
  const close = () => {
    setExample(undefined);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title="Make a schema from an example"
      description="Write or paste an answer as it should be. The schema asks for all its keys and no others."
      footer={
        <>
          <Button variant="quiet" onClick={close}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={example === undefined}
            onClick={() => {
              if (example !== undefined) onExample(example);
              close();
            }}
          >
            Make schema
          </Button>
        </>
      }
    >
      <JsonEditor
        label="Example answer"
        size="tall"
        value={example}
        placeholder={'{ "score": 7, "reason": "It is clear." }'}
        onChange={setExample}
      />
    </Dialog>
  );
}
