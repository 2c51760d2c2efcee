import { outputConfigSchema } from '@parallax/nodes';
import { FileOutput } from 'lucide-react';
import { SegmentField } from '../form/fields.tsx';
import { type FormProps, withDefaults } from '../form/node-form.ts';
import type { KindView } from '../kind-view.ts';

const formats = [
  { value: 'markdown', label: 'Markdown', hint: 'Formatted text. Anything else is shown as JSON.' },
  { value: 'json', label: 'JSON', hint: 'The value as it is.' },
  { value: 'table', label: 'Table', hint: 'A row for each result.' },
] as const;

const defaults = outputConfigSchema.parse({});

/** How the results are shown. */
function OutputForm({ form }: FormProps) {
  return <SegmentField form={withDefaults(form, defaults)} name="format" label="Format" options={formats} />;
}

export const outputView: KindView = {
  icon: FileOutput,
  accent: 'var(--kind-output)',
  form: OutputForm,
  summary: ({ format = 'markdown' }) =>
    formats.find((each) => each.value === format)?.label ?? String(format),
};
