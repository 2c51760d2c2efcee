import type { Json } from '@parallax/schema';
import { useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { FileButtons } from '../data/import/file-buttons.tsx';
import { ImportZone } from '../data/import/import-zone.tsx';
import { useImporter } from '../data/import/use-importer.ts';
import { SegmentField } from '../form/fields.tsx';
import { type FormProps, listAt, type NodeForm, problemAt, textAt, withDefaults } from '../form/node-form.ts';
import { JsonEditor } from '../json-editor/json-editor.tsx';
import { PromptField } from '../prompt-editor/prompt-field.tsx';
import rows from '../rows/rows.module.css';
import { configOf, dataOfConfig, type InputType } from './convert.ts';
import { ListEditor } from './list-editor.tsx';
import { loadedConfig } from './loaded-config.ts';
import { TableEditor } from './table-editor.tsx';

const types: readonly { value: InputType; label: string; hint: string }[] = [
  { value: 'text', label: 'Text', hint: 'One text, which every step that uses it sees whole.' },
  { value: 'list', label: 'List', hint: 'Texts. What follows runs once for each.' },
  { value: 'table', label: 'Table', hint: 'Rows with columns. What follows runs once for each row.' },
  { value: 'value', label: 'JSON', hint: 'Any JSON value, passed on whole.' },
];

/** What an input holds, and of which type it is. */
export function InputForm({ form }: FormProps) {
  const typed = withDefaults(form, { type: 'text' });
  const type = textAt(typed, 'type');
  return (
    <>
      <SegmentField
        form={typed}
        name="type"
        label="Type"
        options={types}
        onChange={(next) => form.replace(configOf(next, dataOfConfig(form.config)))}
      />
      <InputValue form={form} type={type} />
    </>
  );
}

function InputValue({ form, type }: { form: NodeForm; type: string }) {
  const entries = listAt(form, 'value').length;
  const importer = useImporter({
    canAdd: (type === 'list' || type === 'table') && entries > 0,
    onData: (data, placement) => {
      const loaded = loadedConfig(form.config, data, placement);
      form.replace(loaded.config);
      return loaded.came;
    },
  });
  const loader = <FileButtons importer={importer} />;
  return (
    <ImportZone importer={importer} noun={type === 'table' ? 'row' : 'item'}>
      {type === 'list' ? (
        <ListEditor form={form} loader={loader} />
      ) : type === 'table' ? (
        <TableEditor form={form} loader={loader} />
      ) : (
        <>
          {type === 'value' ? <ValueEditor form={form} /> : <PlainText form={form} />}
          <div className={rows.bar}>{loader}</div>
        </>
      )}
    </ImportZone>
  );
}

function PlainText({ form }: FormProps) {
  return (
    <PromptField
      label="Text"
      size="tall"
      names={null}
      placeholder="Paste or write the text that the graph works on"
      value={textAt(form, 'value')}
      error={problemAt(form, 'value')}
      onChange={(value) => form.set({ value })}
    />
  );
}

function ValueEditor({ form }: FormProps) {
  const value: Json = form.config.value ?? null;
  // An empty editor means null, which would otherwise be written into it at once.
  const [empty, setEmpty] = useState(value === null);
  return (
    <Field label="JSON value" error={problemAt(form, 'value')}>
      <JsonEditor
        label="JSON value"
        size="tall"
        placeholder={'{ "key": "value" }'}
        value={empty && value === null ? undefined : value}
        onChange={(next) => {
          setEmpty(next === undefined);
          form.set({ value: next ?? null });
        }}
      />
    </Field>
  );
}
