import { reduceConfigSchema } from '@parallax/nodes';
import { Field } from '../../ui/field.tsx';
import { ChoiceField, SwitchField, TextField } from '../form/fields.tsx';
import { type FormProps, problemAt, textAt, withDefaults } from '../form/node-form.ts';
import { Section } from '../form/section.tsx';
import { useVariant } from '../form/variant.ts';
import { GatherFields } from '../gather/gather-fields.tsx';
import { AgreementFields } from './agreement-fields.tsx';
import { ContextNote } from './context-note.tsx';
import { EscapedInput } from './escaped-input.tsx';
import { strategies } from './strategies.ts';
import { SynthesizeAdvanced, SynthesizeFields } from './synthesize-fields.tsx';
import { RefineFields, TreeFields } from './tree-fields.tsx';

const gatherKeys = ['over', 'wait', 'keepProvenance'];
const asksModel: ReadonlySet<string> = new Set(['synthesize', 'tree', 'refine']);

/** How a group becomes one value. */
export function ReduceForm({ form: bare }: FormProps) {
  const strategy = textAt(withDefaults(bare, { strategy: 'concat' }), 'strategy');
  const parsed = reduceConfigSchema.safeParse({ strategy });
  const form = withDefaults(bare, parsed.success ? parsed.data : { strategy });
  const change = useVariant(form, 'strategy', gatherKeys);
  return (
    <>
      <ChoiceField form={form} name="strategy" label="Strategy" options={strategies} onChange={change} />
      <StrategyFields form={form} strategy={strategy} />
      <Section title="Gathering" ruled>
        <GatherFields form={form} />
        <SwitchField
          form={form}
          name="keepProvenance"
          label="Keep where it comes from"
          hint="The result keeps the paths that it was made from, and citations such as [Essay 12] lead to them."
        />
      </Section>
      {asksModel.has(strategy) ? <SynthesizeAdvanced form={form} /> : null}
    </>
  );
}

function StrategyFields({ form, strategy }: FormProps & { strategy: string }) {
  switch (strategy) {
    case 'concat':
      return (
        <>
          <Field label="Between two items" hint="\n is a line break." error={problemAt(form, 'separator')}>
            <EscapedInput
              value={textAt(form, 'separator')}
              onChange={(separator) => form.set({ separator })}
            />
          </Field>
          <SwitchField
            form={form}
            name="headings"
            label="Headings"
            hint="Each item stands under its label."
          />
        </>
      );
    case 'synthesize':
      return (
        <>
          <SynthesizeFields form={form} />
          <ContextNote model={textAt(form, 'model')} />
        </>
      );
    case 'tree':
      return <TreeFields form={form} />;
    case 'refine':
      return <RefineFields form={form} />;
    case 'agreement':
      return <AgreementFields form={form} />;
    case 'stats':
      return (
        <TextField
          form={form}
          name="pointer"
          label="Where the number is"
          mono
          placeholder="/score"
          hint="A JSON Pointer such as /score. Empty if the items themselves are numbers."
        />
      );
    default:
      return null;
  }
}
