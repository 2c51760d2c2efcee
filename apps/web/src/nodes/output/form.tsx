import { outputConfigSchema } from '@parallax/nodes';
import { SegmentField } from '../form/fields.tsx';
import { type FormProps, withDefaults } from '../form/node-form.ts';
import { formats } from './formats.ts';

const defaults = outputConfigSchema.parse({});

/** How the results are shown. */
export function OutputForm({ form }: FormProps) {
  return <SegmentField form={withDefaults(form, defaults)} name="format" label="Format" options={formats} />;
}
