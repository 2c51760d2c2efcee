import type { ReactNode } from 'react';
import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select, type SelectOption } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { type DurationUnit, fromMs, toMs } from './duration.ts';
import { notesAt } from './hint.tsx';
import { defaultNumber, flagAt, type NodeForm, numberAt, textAt } from './node-form.ts';

/** One key of a node's config as a labelled control, with what is wrong at that key under it. */
interface KeyField {
  readonly form: NodeForm;
  /** The key of the config. */
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
}

export function TextField({
  form,
  name,
  label,
  hint,
  placeholder,
  mono = false,
}: KeyField & { placeholder?: string; mono?: boolean }) {
  return (
    <Field label={label} {...notesAt(form, hint, name)}>
      <TextInput
        value={textAt(form, name)}
        mono={mono}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(value) => form.set({ [name]: value })}
      />
    </Field>
  );
}

export interface NumberFieldProps extends KeyField {
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
  /** Shown while nothing is set and there is no default: what then holds. */
  readonly placeholder?: string;
}

/** A number that may be absent: then its default shows as a placeholder. */
export function NumberField(props: NumberFieldProps) {
  return <MeasuredField {...props} shown={asItIs} stored={asItIs} />;
}

/** A time that is stored in milliseconds and shown in seconds or minutes. */
export function DurationField({
  unit = 's',
  ...rest
}: KeyField & { unit?: DurationUnit; placeholder?: string }) {
  return (
    <MeasuredField
      {...rest}
      min={0}
      step={1}
      unit={unit}
      shown={(ms) => fromMs(ms, unit)}
      stored={(amount) => toMs(amount, unit)}
    />
  );
}

/** A share that is stored from 0 to 1 and shown in percent. */
export function PercentField(props: KeyField) {
  return <MeasuredField {...props} min={0} max={99} unit="%" shown={times(100)} stored={times(0.01)} />;
}

type Measure = (value: number | undefined) => number | undefined;

interface MeasuredFieldProps extends NumberFieldProps {
  /** From what the config holds to what is shown, and back. */
  readonly shown: Measure;
  readonly stored: Measure;
}

function MeasuredField({
  form,
  name,
  label,
  hint,
  placeholder = 'Not set',
  shown,
  stored,
  ...rest
}: MeasuredFieldProps) {
  return (
    <Field label={label} {...notesAt(form, hint, name)}>
      <NumberInput
        {...rest}
        value={shown(numberAt(form, name))}
        placeholder={shown(defaultNumber(form, name))?.toString() ?? placeholder}
        onChange={(value) => form.set({ [name]: stored(value) })}
      />
    </Field>
  );
}

const asItIs: Measure = (value) => value;

/** Without the noise of binary fractions. */
function times(factor: number): Measure {
  return (value) => (value === undefined ? undefined : Number((value * factor).toPrecision(12)));
}

export function SwitchField({ form, name, label, hint }: KeyField) {
  return (
    <Field label={label} {...notesAt(form, hint, name)} inline>
      <Switch checked={flagAt(form, name)} onChange={(checked) => form.set({ [name]: checked })} />
    </Field>
  );
}

export interface ChoiceFieldProps<V extends string> extends KeyField {
  readonly options: readonly SelectOption<V>[];
  /** For a choice that changes more than its own key. */
  readonly onChange?: (value: V) => void;
}

/** One of several options; what the chosen one does stands below it. */
export function ChoiceField<V extends string>({
  form,
  name,
  label,
  hint,
  options,
  onChange,
}: ChoiceFieldProps<V>) {
  const value = textAt(form, name);
  const chosen = options.find((option) => option.value === value);
  return (
    <Field label={label} {...notesAt(form, hint ?? chosen?.hint, name)}>
      <Select<string>
        value={value}
        options={options}
        onChange={(next) => {
          const option = options.find((each) => each.value === next);
          if (option === undefined) return;
          if (onChange === undefined) form.set({ [name]: option.value });
          else onChange(option.value);
        }}
      />
    </Field>
  );
}

/** One of two to four options, all in view. */
export function SegmentField<V extends string>({
  form,
  name,
  label,
  hint,
  options,
  onChange,
}: ChoiceFieldProps<V>) {
  const value = textAt(form, name);
  const chosen = options.find((option) => option.value === value);
  const control: SelectOption<string>[] = [...options];
  return (
    <Field label={label} {...notesAt(form, hint ?? chosen?.hint, name)}>
      <SegmentedControl
        aria-label={label}
        value={value}
        options={control}
        onChange={(next) => {
          const option = options.find((each) => each.value === next);
          if (option === undefined) return;
          if (onChange === undefined) form.set({ [name]: option.value });
          else onChange(option.value);
        }}
      />
    </Field>
  );
}
