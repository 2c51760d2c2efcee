import { fanOutConfigSchema } from '@parallax/nodes';
import { ChoiceField, NumberField, TextField } from '../form/fields.tsx';
import { type FormProps, textAt, withDefaults } from '../form/node-form.ts';
import { Pair } from '../form/section.tsx';
import { useVariant } from '../form/variant.ts';
import { ModelsEditor } from './models-editor.tsx';
import { PerspectivesEditor } from './perspectives-editor.tsx';
import { PlanFields } from './plan-fields.tsx';
import { BranchPreview } from './preview.tsx';
import { ways } from './ways.ts';

/** How an input becomes branches. */
export function FanOutForm({ form: bare }: FormProps) {
  const by = textAt(withDefaults(bare, { by: 'lines' }), 'by');
  const parsed = fanOutConfigSchema.safeParse({ by });
  const form = withDefaults(bare, parsed.success ? parsed.data : { by });
  const change = useVariant(form, 'by');
  return (
    <>
      <ChoiceField form={form} name="by" label="Split by" options={ways} onChange={change} />
      <WayFields form={form} by={by} />
      <BranchPreview form={form} />
    </>
  );
}

function WayFields({ form, by }: FormProps & { by: string }) {
  switch (by) {
    case 'separator':
      return (
        <TextField
          form={form}
          name="separator"
          label="Separator"
          mono
          hint="Taken literally. Empty parts are left out."
        />
      );
    case 'chunks':
      return (
        <Pair>
          <NumberField form={form} name="maxTokens" label="Chunk at most" unit="tokens" min={1} step={1} />
          <NumberField
            form={form}
            name="overlap"
            label="Overlap"
            unit="tokens"
            min={0}
            step={1}
            hint="Repeated from the chunk before."
          />
        </Pair>
      );
    case 'json':
      return (
        <TextField
          form={form}
          name="pointer"
          label="Where the list is"
          mono
          placeholder="/items"
          hint="A JSON Pointer such as /items. Empty if the input itself is the list."
        />
      );
    case 'copies':
      return (
        <NumberField
          form={form}
          name="count"
          label="Copies"
          min={1}
          step={1}
          hint="An odd number makes ties in a vote rarer."
        />
      );
    case 'perspectives':
      return <PerspectivesEditor form={form} />;
    case 'models':
      return <ModelsEditor form={form} />;
    case 'plan':
      return <PlanFields form={form} />;
    default:
      return null;
  }
}
