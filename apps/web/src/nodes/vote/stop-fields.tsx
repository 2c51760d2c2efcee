import { Field } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { notesAt } from '../form/hint.tsx';
import type { NodeForm } from '../form/node-form.ts';
import { Pair } from '../form/section.tsx';
import { stopOptions } from './options.ts';
import { readStop, ruleOf, withStop } from './stop.ts';
import { StopPreview } from './stop-preview.tsx';
import styles from './vote.module.css';

/** When a vote has enough answers, and what that is likely to save. */
export function StopFields({ form, method }: { form: NodeForm; method: string }) {
  const { stop } = form.config;
  const rule = ruleOf(stop);
  const hint = stopOptions.find((option) => option.value === rule)?.hint;
  if (method !== 'majority' && rule === 'none')
    return (
      <p className={styles.note}>
        Only a majority can stop early: with other methods every further vote may turn the result.
      </p>
    );
  const patch = (change: Parameters<typeof withStop>[1]) => form.set({ stop: withStop(stop, change) });
  const read = readStop(stop);
  return (
    <>
      <Field label="Stop asking" {...notesAt(form, hint, 'stop', 'rule')}>
        <Select
          value={rule}
          options={stopOptions}
          onChange={(next) => form.set({ stop: next === 'none' ? undefined : { rule: next } })}
        />
      </Field>
      {read?.rule === 'adaptive' ? (
        <>
          <Field
            label="Sure enough at"
            {...notesAt(
              form,
              'P(leader): how surely the leader is the more frequent of the top two answers. It is not how surely it is right: on a question where 60% of answers are right, 95% finds the right one in 87.6% of cases with 24.2 answers; 40 votes in 89.8%.',
              'stop',
              'threshold',
            )}
          >
            <NumberInput
              min={51}
              max={99.9}
              step={1}
              unit="%"
              value={Number((read.threshold * 100).toPrecision(12))}
              onChange={(value) =>
                patch({ threshold: value === undefined ? undefined : Number((value / 100).toPrecision(12)) })
              }
            />
          </Field>
          <Pair>
            <Field label="First wave" {...notesAt(form, undefined, 'stop', 'initial')}>
              <NumberInput min={1} step={1} value={read.initial} onChange={(initial) => patch({ initial })} />
            </Field>
            <Field label="Further waves" {...notesAt(form, undefined, 'stop', 'wave')}>
              <NumberInput min={1} step={1} value={read.wave} onChange={(wave) => patch({ wave })} />
            </Field>
          </Pair>
        </>
      ) : null}
      {read?.rule === 'esc' ? (
        <Field
          label="Window"
          {...notesAt(form, 'Answers that have to agree. They are asked together.', 'stop', 'window')}
        >
          <NumberInput min={2} step={1} value={read.window} onChange={(window) => patch({ window })} />
        </Field>
      ) : null}
      {read === undefined || read.rule === 'none' ? null : <StopPreview nodeId={form.nodeId} stop={read} />}
    </>
  );
}
