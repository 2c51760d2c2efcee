import { type Limits, limitsSchema } from '@parallax/schema';
import { useEditor, useGraph } from '../graph/hooks.ts';
import { Field } from '../ui/field.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { Switch } from '../ui/switch.tsx';
import styles from './graph-settings.module.css';

interface LimitField {
  readonly name: Exclude<keyof Limits, 'hedge'>;
  readonly label: string;
  readonly hint: string;
  readonly unit?: string;
  /** How many of the stored unit are one of the shown: milliseconds in a second. */
  readonly scale?: number;
  readonly placeholder?: string;
  readonly step?: number;
}

const pace: readonly LimitField[] = [
  {
    name: 'concurrency',
    label: 'Calls at the same time',
    hint: 'Further calls wait for a free slot.',
    step: 1,
  },
  {
    name: 'taskTimeoutMs',
    label: 'Time for one attempt',
    hint: 'Where a node has no timeout of its own.',
    unit: 's',
    scale: 1000,
  },
  {
    name: 'deadlineMs',
    label: 'Time for the whole run',
    hint: 'Then what still runs is cancelled, and the run ends with what it has.',
    unit: 's',
    scale: 1000,
    placeholder: 'No limit',
  },
  {
    name: 'maxItems',
    label: 'Items at most',
    hint: 'That all fan-outs and lists of a run may open.',
    step: 1,
  },
];

const budget: readonly LimitField[] = [
  {
    name: 'maxCalls',
    label: 'Model calls',
    hint: 'Of all nodes together.',
    placeholder: 'No limit',
    step: 1,
  },
  {
    name: 'maxTokens',
    label: 'Tokens',
    hint: 'Of prompts and answers together.',
    placeholder: 'No limit',
    step: 1,
  },
  {
    name: 'maxCostUsd',
    label: 'Cost',
    hint: 'Where the prices of the models are known.',
    unit: 'US$',
    placeholder: 'No limit',
  },
];

/** What a run of the graph may use. */
export function LimitsFields() {
  return (
    <>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>Limits of a run</legend>
        {pace.map((field) => (
          <LimitInput key={field.name} {...field} />
        ))}
        <HedgeSwitch />
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>Budget of a run</legend>
        <p className={styles.note}>
          When one is used up no more calls are begun, and the run ends with what it has.
        </p>
        {budget.map((field) => (
          <LimitInput key={field.name} {...field} />
        ))}
      </fieldset>
    </>
  );
}

function HedgeSwitch() {
  const editor = useEditor();
  const isOn = useGraph(({ limits }) => limits.hedge === true);
  return (
    <Field
      label="Ask stragglers twice"
      hint="When a call is slower than nearly all others and has not begun to answer, it is asked a second time and the faster answer counts. At most 5% of the calls; both are paid for."
      inline
    >
      <Switch checked={isOn} onChange={(hedge) => editor.setLimits({ hedge: hedge ? true : undefined })} />
    </Field>
  );
}

/** A value that the document does not allow is not taken: the field shows the last good one again when it is left. */
function LimitInput({ name, label, hint, scale = 1, ...rest }: LimitField) {
  const editor = useEditor();
  const value = useGraph((graph) => graph.limits[name]);
  const change = (shown: number | undefined) => {
    const stored = shown === undefined ? undefined : scale === 1 ? shown : Math.round(shown * scale);
    if (limitsSchema.shape[name].safeParse(stored).success) editor.setLimits({ [name]: stored });
  };
  return (
    <Field label={label} hint={hint} inline>
      <NumberInput
        {...rest}
        min={0}
        value={value === undefined ? undefined : value / scale}
        onChange={change}
      />
    </Field>
  );
}
