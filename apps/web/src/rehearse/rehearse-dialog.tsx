import { type Rehearsal, rehearsalSchema } from '@parallax/schema';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../app/session-context.ts';
import { startRun } from '../app/start-run.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import styles from './rehearsal.module.css';

const KEY = 'parallax.rehearsal';

/** What was chosen last on this machine. */
function remembered(): Rehearsal {
  try {
    const parsed = rehearsalSchema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
    return parsed.success ? parsed.data : rehearsalSchema.parse({});
  } catch {
    return rehearsalSchema.parse({});
  }
}

/** Chooses how the simulated models behave, and runs the graph on them. */
export function RehearseDialog({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const [given, setGiven] = useState(remembered);
  const set = (change: Partial<Rehearsal>) => setGiven((before) => ({ ...before, ...change }));
  const parsed = rehearsalSchema.safeParse(given);
  const start = () => {
    if (!parsed.success) return;
    try {
      localStorage.setItem(KEY, JSON.stringify(parsed.data));
    } catch {
      // A browser that keeps nothing only forgets the choice.
    }
    onClose();
    void startRun(session, { rehearse: parsed.data });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title="Rehearse"
      description="Runs the graph on simulated models in place of its own: no key, no cost. Answers are filler; times, retries and calls are as the real run would have them."
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button variant="primary" icon={FlaskConical} autoFocus disabled={!parsed.success} onClick={start}>
            Rehearse
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Field
          label="Time for an answer"
          hint="Half of the answers take less, half more, and a few much more, as with real models."
          inline
        >
          <NumberInput
            min={0}
            unit="s"
            value={given.latencyMs / 1000}
            onChange={(value) => set({ latencyMs: Math.round((value ?? 0) * 1000) })}
          />
        </Field>
        <Field label="Length of an answer" inline>
          <NumberInput
            min={1}
            step={1}
            unit="tokens"
            value={given.outputTokens}
            onChange={(value) => set({ outputTokens: Math.round(value ?? 1) })}
          />
        </Field>
        <Field label="Calls that fail" hint="With a server error; they are tried again as nodes say." inline>
          <PercentInput value={given.failureRate} onChange={(failureRate) => set({ failureRate })} />
        </Field>
        <Field label="Calls that are refused" hint="With 429, too many requests." inline>
          <PercentInput value={given.throttleRate} onChange={(throttleRate) => set({ throttleRate })} />
        </Field>
      </div>
    </Dialog>
  );
}

function PercentInput({ value, onChange }: { value: number; onChange: (share: number) => void }) {
  return (
    <NumberInput
      min={0}
      max={100}
      unit="%"
      value={Math.round(value * 1000) / 10}
      onChange={(percent) => onChange((percent ?? 0) / 100)}
    />
  );
}
