import type { Json } from '@parallax/schema';
import { useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { LoadFile } from '../data/load-file.tsx';
import type { Data } from '../data/read-data.ts';
import { SegmentField } from '../form/fields.tsx';
import { type FormProps, type NodeForm, problemAt, textAt, withDefaults } from '../form/node-form.ts';
import { JsonEditor } from '../json-editor/json-editor.tsx';
import { PromptField } from '../prompt-editor/prompt-field.tsx';
import rows from '../rows/rows.module.css';
import { configOf, dataOfConfig, type InputType } from './convert.ts';
import { ListEditor } from './list-editor.tsx';
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

/** A file with several items makes a list or a table of an input that was none; otherwise the type stays. */
function load(form: NodeForm, data: Data): void {
  const { type } = form.config;
  if (type === 'value') form.replace(configOf('value', data));
  else if (type === 'list' && data.type === 'text') {
    form.replace(configOf('list', { type: 'list', value: [data.value] }));
  } else if (type === 'list' || type === 'table') {
    form.replace(
      configOf(data.type === 'table' && type === 'list' && !isNamedTexts(data) ? 'table' : type, data),
    );
  } else form.replace(configOf(data.type, data));
}

/** A table of two columns, one of them called "text", is as good as a list. */
function isNamedTexts(data: Extract<Data, { type: 'table' }>): boolean {
  return data.value.every((row) => Object.keys(row).length <= 2 && 'text' in row);
}

function InputValue({ form, type }: { form: NodeForm; type: string }) {
  const loader = <LoadFile onLoad={(data) => load(form, data)} />;
  if (type === 'list') return <ListEditor form={form} loader={loader} />;
  if (type === 'table') return <TableEditor form={form} loader={loader} />;
  return (
    <>
      {type === 'value' ? <ValueEditor form={form} /> : <PlainText form={form} />}
      <div className={rows.bar}>{loader}</div>
    </>
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
