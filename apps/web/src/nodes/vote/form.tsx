import { voteConfigSchema } from '@parallax/nodes';
import { ChoiceField, PercentField, SwitchField, TextField } from '../form/fields.tsx';
import { type FormProps, textAt, withDefaults } from '../form/node-form.ts';
import { Section } from '../form/section.tsx';
import { GatherFields } from '../gather/gather-fields.tsx';
import { extractOptions, methodOptions, tieOptions, unparsableOptions } from './options.ts';
import { QuorumField } from './quorum-field.tsx';

const defaults = voteConfigSchema.parse({});

/** How votes are read from answers, counted and judged. */
export function VoteForm({ form: bare }: FormProps) {
  const form = withDefaults(bare, defaults);
  const extract = textAt(form, 'extract');
  return (
    <>
      <Section title="Reading a vote">
        <ChoiceField form={form} name="extract" label="Vote is" options={extractOptions} />
        {extract === 'json' ? (
          <TextField
            form={form}
            name="pointer"
            label="Where in the JSON"
            mono
            placeholder="/verdict"
            hint="A JSON Pointer such as /verdict. Empty for the whole value."
          />
        ) : null}
        {extract === 'regex' ? (
          <TextField
            form={form}
            name="pattern"
            label="Pattern"
            mono
            placeholder="Answer: (\w+)"
            hint="A regular expression. The first match counts, of it the first group where there is one."
          />
        ) : null}
        <SwitchField
          form={form}
          name="normalize"
          label="Count equal writings as one"
          hint="Case, blanks and ways to write a number make no difference: 1,000 is 1000.0."
        />
        <ChoiceField
          form={form}
          name="onUnparsable"
          label="An answer without a vote"
          options={unparsableOptions}
        />
      </Section>
      <Section title="Deciding" ruled>
        <ChoiceField form={form} name="method" label="Method" options={methodOptions} />
        <QuorumField form={form} />
        <PercentField
          form={form}
          name="minShare"
          label="The winner needs more than"
          hint="Of the valid votes. 50% is a strict majority; 0% lets the largest group win."
        />
        <ChoiceField form={form} name="tieBreak" label="Between equals" options={tieOptions} />
      </Section>
      <Section title="Gathering" ruled>
        <GatherFields form={form} />
      </Section>
    </>
  );
}
