import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { type FormProps, problemAt } from '../form/node-form.ts';
import { type QuorumRule, quorumOf, readQuorum } from './quorum.ts';

const options: readonly { value: QuorumRule; label: string; hint: string }[] = [
  { value: 'half', label: 'Half of the votes', hint: 'Rounded up.' },
  { value: 'share', label: 'A share of the votes', hint: 'Rounded up.' },
  { value: 'number', label: 'A number of votes', hint: 'Counted in votes, however many there could be.' },
];

/** How many votes must be valid for the result to count. */
export function QuorumField({ form }: FormProps) {
  const quorum = readQuorum(form.config.quorum);
  const problem = problemAt(form, 'quorum');
  const rule = (
    <Field
      label="Quorum"
      hint="Votes that must be valid. With fewer there is no winner."
      error={quorum.rule === 'half' ? problem : undefined}
    >
      <Select
        value={quorum.rule}
        options={options}
        onChange={(next) => form.set({ quorum: quorumOf(next) })}
      />
    </Field>
  );
  if (quorum.rule === 'half') return rule;
  return (
    <>
      {rule}
      <Field label={quorum.rule === 'share' ? 'Share' : 'Votes'} error={problem}>
        <NumberInput
          min={quorum.rule === 'share' ? 0 : 1}
          {...(quorum.rule === 'share' ? { max: 99, unit: '%' } : { step: 1 })}
          value={quorum.amount}
          onChange={(amount) => form.set({ quorum: quorumOf(quorum.rule, amount) })}
        />
      </Field>
    </>
  );
}
