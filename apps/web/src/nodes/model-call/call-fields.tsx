import { Slider } from 'radix-ui';
import { memo } from 'react';
import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { ChoiceField, DurationField, NumberField } from '../form/fields.tsx';
import { notesAt } from '../form/hint.tsx';
import { type FormProps, type NodeForm, numberAt, sameFormAt } from '../form/node-form.ts';
import { Pair } from '../form/section.tsx';
import styles from './call-fields.module.css';

/** How much answers vary. Not set, the provider decides. */
export const TemperatureField = memo(function TemperatureField({ form }: FormProps) {
  const value = numberAt(form, 'temperature');
  const set = (temperature: number | undefined) => form.set({ temperature });
  return (
    <Field
      label="Temperature"
      {...notesAt(
        form,
        '0 gives the likeliest answer, higher values more variety. Empty leaves it to the provider.',
        'temperature',
      )}
    >
      <div className={styles.temperature}>
        <Slider.Root
          className={styles.slider}
          min={0}
          max={2}
          step={0.05}
          value={[value ?? 1]}
          data-unset={value === undefined || undefined}
          onValueChange={([next]) => set(next)}
        >
          <Slider.Track className={styles.track}>
            <Slider.Range className={styles.range} />
          </Slider.Track>
          <Slider.Thumb className={styles.thumb} aria-label="Variety" />
        </Slider.Root>
        <NumberInput min={0} max={2} step={0.1} value={value} placeholder="Auto" onChange={set} />
      </div>
    </Field>
  );
}, sameFormAt<FormProps>('temperature'));

/** How long an answer may be, and the seed. */
export const SamplingFields = memo(
  function SamplingFields({ form }: FormProps) {
    return (
      <Pair>
        <NumberField
          form={form}
          name="maxTokens"
          label="Longest answer"
          unit="tokens"
          min={1}
          step={1}
          placeholder="No limit"
          hint="The answer is cut there."
        />
        <NumberField
          form={form}
          name="seed"
          label="Seed"
          min={0}
          step={1}
          placeholder="Random"
          hint="For repeatable answers, where the provider can. Copies use seed, seed + 1, and so on."
        />
      </Pair>
    );
  },
  sameFormAt<FormProps>('maxTokens', 'seed'),
);

const robustnessKeys = ['timeoutMs', 'firstTokenTimeoutMs', 'idleTimeoutMs', 'retries', 'onError'];

const onErrorOptions = [
  {
    value: 'drop',
    label: 'Go on without it',
    hint: 'The others go on; what is missing is listed, and the run ends partial.',
  },
  {
    value: 'fail',
    label: 'End the run',
    hint: 'The first failure ends the whole run. What is done is kept.',
  },
] as const;

/** What happens when a call is slow or fails. */
export const RobustnessFields = memo(
  function RobustnessFields({ form }: FormProps) {
    return (
      <>
        <Pair>
          <DurationField
            form={form}
            name="timeoutMs"
            label="Timeout"
            placeholder="The graph's"
            hint="Of one attempt, all in all."
          />
          <DurationField
            form={form}
            name="firstTokenTimeoutMs"
            label="First token within"
            placeholder="No limit"
            hint="From the request to the first piece."
          />
        </Pair>
        <Pair>
          <DurationField
            form={form}
            name="idleTimeoutMs"
            label="Silence at most"
            placeholder="No limit"
            hint="Between two pieces: ends a stream that stalls."
          />
          <NumberField
            form={form}
            name="retries"
            label="Retries"
            min={0}
            max={20}
            step={1}
            hint="Further attempts after rate limits, time-outs and server errors."
          />
        </Pair>
        <ChoiceField form={form} name="onError" label="When a call fails for good" options={onErrorOptions} />
      </>
    );
  },
  sameFormAt<FormProps>(...robustnessKeys),
);

const advancedKeys = ['maxTokens', 'seed', ...robustnessKeys];

/** Whether something is wrong among the settings that stand under "Advanced". */
export function hasAdvancedProblem(form: NodeForm): boolean {
  return form.issues.some((issue) => advancedKeys.includes(String(issue.path[0])));
}
