import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { fromMs, toMs } from '../form/duration.ts';
import { ChoiceField } from '../form/fields.tsx';
import { type FormProps, problemAt } from '../form/node-form.ts';
import { readWait, type WaitRule, waitOf } from './wait.ts';

const overOptions = [
  {
    value: 'auto',
    label: 'Automatic',
    hint: 'Several edges: what they bring for the same item. One edge: all branches of its innermost fan-out.',
  },
  {
    value: 'branches',
    label: 'Several edges, item by item',
    hint: 'One result for each item, from all the edges that lead here.',
  },
  {
    value: 'fan-out',
    label: 'The innermost fan-out',
    hint: 'All its branches become one; outer fan-outs stay open.',
  },
  { value: 'all', label: 'Everything', hint: 'Everything that arrives, from all fan-outs, becomes one.' },
] as const;

const waitOptions: readonly { value: WaitRule; label: string; hint: string }[] = [
  { value: 'all', label: 'For all', hint: 'Until every branch has ended, well or badly.' },
  {
    value: 'atLeast',
    label: 'For at least a number',
    hint: 'Goes on when so many have come. The stragglers are cancelled.',
  },
  {
    value: 'deadlineMs',
    label: 'Until a deadline',
    hint: 'Goes on with what has come by then. The stragglers are cancelled.',
  },
];

/** What is combined, and when a group is complete enough. */
export function GatherFields({ form }: FormProps) {
  return (
    <>
      <ChoiceField form={form} name="over" label="Combine" options={overOptions} />
      <WaitField form={form} />
    </>
  );
}

function WaitField({ form }: FormProps) {
  const wait = readWait(form.config.wait);
  const problem = problemAt(form, 'wait');
  const rule = (
    <Field
      label="Wait"
      hint={waitOptions.find((option) => option.value === wait.rule)?.hint}
      error={wait.rule === 'all' ? problem : undefined}
    >
      <Select value={wait.rule} options={waitOptions} onChange={(next) => form.set({ wait: waitOf(next) })} />
    </Field>
  );
  if (wait.rule === 'all') return rule;
  return (
    <>
      {rule}
      {wait.rule === 'atLeast' ? (
        <Field label="At least" error={problem}>
          <NumberInput
            min={1}
            step={1}
            value={wait.amount}
            onChange={(amount) => form.set({ wait: waitOf('atLeast', amount) })}
          />
        </Field>
      ) : (
        <Field label="Deadline" error={problem} hint="From the moment when the fan-out opened.">
          <NumberInput
            min={0}
            unit="s"
            value={fromMs(wait.amount, 's')}
            onChange={(amount) => form.set({ wait: waitOf('deadlineMs', toMs(amount, 's')) })}
          />
        </Field>
      )}
    </>
  );
}
