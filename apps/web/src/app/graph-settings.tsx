import { useEditor, useGraph } from '../graph/hooks.ts';
import { Field } from '../ui/field.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { TextArea } from '../ui/text-input.tsx';
import styles from './graph-settings.module.css';
import { Problems } from './problems.tsx';

/** What the right side shows while no node is selected: the graph's problems, its description and its limits. */
export function GraphSettings() {
  const editor = useEditor();
  const description = useGraph((graph) => graph.description);
  return (
    <section className={styles.settings} aria-label="Graph settings">
      <h2 className={styles.title}>Graph</h2>
      <Problems />
      <Field label="Description">
        <TextArea
          value={description}
          maxLength={10_000}
          placeholder="What this graph is for"
          onChange={(value) => editor.setDetails({ description: value })}
        />
      </Field>
      <Limits />
    </section>
  );
}

function Limits() {
  const editor = useEditor();
  const limits = useGraph((graph) => graph.limits);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>Limits of a run</legend>
      <Field label="Calls at the same time" inline>
        <NumberInput
          value={limits.concurrency}
          min={1}
          max={10_000}
          step={1}
          onChange={(concurrency) =>
            isWhole(concurrency, 1, 10_000) ? editor.setLimits({ concurrency }) : undefined
          }
        />
      </Field>
      <Field label="Time for one task" inline>
        <NumberInput
          value={limits.taskTimeoutMs / 1_000}
          min={1}
          unit="s"
          onChange={(seconds) =>
            seconds !== undefined && seconds > 0 && seconds <= 86_400
              ? editor.setLimits({ taskTimeoutMs: Math.round(seconds * 1_000) })
              : undefined
          }
        />
      </Field>
      <Field label="Time for the whole run" inline>
        <NumberInput
          value={limits.deadlineMs === undefined ? undefined : limits.deadlineMs / 1_000}
          min={1}
          unit="s"
          placeholder="None"
          onChange={(seconds) =>
            seconds === undefined || (seconds > 0 && seconds <= 604_800)
              ? editor.setLimits({
                  deadlineMs: seconds === undefined ? undefined : Math.round(seconds * 1_000),
                })
              : undefined
          }
        />
      </Field>
      <Field
        label="Calls"
        inline
        hint="When it is reached, no more calls are begun and the run ends with what it has."
      >
        <NumberInput
          value={limits.maxCalls}
          min={0}
          step={1}
          placeholder="No limit"
          onChange={(maxCalls) =>
            maxCalls === undefined || isWhole(maxCalls, 0) ? editor.setLimits({ maxCalls }) : undefined
          }
        />
      </Field>
      <Field label="Tokens" inline>
        <NumberInput
          value={limits.maxTokens}
          min={0}
          step={1}
          placeholder="No limit"
          onChange={(maxTokens) =>
            maxTokens === undefined || isWhole(maxTokens, 0) ? editor.setLimits({ maxTokens }) : undefined
          }
        />
      </Field>
    </fieldset>
  );
}

function isWhole(value: number | undefined, min: number, max = Number.MAX_SAFE_INTEGER): value is number {
  return value !== undefined && Number.isInteger(value) && value >= min && value <= max;
}
