import { voteConfigSchema } from '@parallax/nodes';
import { useNodePlan } from '../../graph/hooks.ts';
import { ChoiceField, PercentField, SwitchField, TextField } from '../form/fields.tsx';
import { type FormProps, type NodeForm, textAt, withDefaults } from '../form/node-form.ts';
import { Advanced, Section } from '../form/section.tsx';
import { GatherFields } from '../gather/gather-fields.tsx';
import {
  hasAdvancedProblem,
  RobustnessFields,
  SamplingFields,
  TemperatureField,
} from '../model-call/call-fields.tsx';
import { JudgeFields } from './judge-fields.tsx';
import { MethodAbout } from './method-about.tsx';
import { extractOptions, methodOptions, tieOptions, unparsableOptions } from './options.ts';
import { QuorumField } from './quorum-field.tsx';
import { StopFields } from './stop-fields.tsx';
import styles from './vote.module.css';
import { voteWarnings } from './warnings.ts';

const defaults = voteConfigSchema.parse({});

/** How votes are read from answers, counted and judged. */
export function VoteForm({ form: bare }: FormProps) {
  const form = withDefaults(bare, defaults);
  const extract = textAt(form, 'extract');
  const method = textAt(form, 'method');
  const gathers = useNodePlan(form.nodeId)?.gathers;
  const warnings = voteWarnings(form.config, method, gathers);
  const asksModel = needsJudge(form, method);
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
        <MethodAbout method={method} />
        {warnings.map((warning) => (
          <p key={warning} className={styles.warning}>
            {warning}
          </p>
        ))}
        {method === 'weighted' ? (
          <TextField
            form={form}
            name="weightPointer"
            label="Where the weight is"
            mono
            placeholder="/weight"
            hint="A JSON Pointer into the answer. An answer without a weight abstains."
          />
        ) : null}
        {method === 'bestOf' ? (
          <TextField
            form={form}
            name="scorePointer"
            label="Where the score is"
            mono
            placeholder="/score"
            hint="A JSON Pointer into the answer. Empty lets a model score each answer."
          />
        ) : null}
        {asksModel ? <JudgeFields form={form} /> : null}
        <QuorumField form={form} />
        <PercentField
          form={form}
          name="minShare"
          label="The winner needs more than"
          hint="Of the valid votes. 50% is a strict majority; 0% lets the largest group win."
        />
        <ChoiceField form={form} name="tieBreak" label="Between equals" options={tieOptions} />
      </Section>
      <Section title="How many answers" ruled>
        <StopFields form={form} method={method} />
      </Section>
      <Section title="Gathering" ruled>
        <GatherFields form={form} />
      </Section>
      {asksModel ? (
        <Advanced hasProblem={hasAdvancedProblem(form)}>
          <TemperatureField form={form} />
          <SamplingFields form={form} />
          <RobustnessFields form={form} />
        </Advanced>
      ) : null}
    </>
  );
}

/** Whether the vote may ask a model. */
function needsJudge(form: NodeForm, method: string): boolean {
  if (method === 'judge' || method === 'pairwise' || textAt(form, 'tieBreak') === 'judge') return true;
  return method === 'bestOf' && textAt(form, 'scorePointer') === '';
}
