import type { RunSummary } from '@parallax/schema';
import { Link } from 'lucide-react';
import { useState } from 'react';
import { errorMessage } from '../api/http.ts';
import { runStatus, runTitle } from '../history/run-words.ts';
import { CopyButton } from '../results/content/copy-button.tsx';
import { useRun } from '../run/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { toast } from '../ui/toast.ts';
import styles from './share.module.css';
import { shareApi } from './share-api.ts';

const DAY_MS = 86_400_000;
const lives = [
  { value: 'never', label: 'Until it is ended here', ms: null },
  { value: 'day', label: 'For one day', ms: DAY_MS },
  { value: 'week', label: 'For 7 days', ms: 7 * DAY_MS },
  { value: 'month', label: 'For 30 days', ms: 30 * DAY_MS },
] as const;
type Life = (typeof lives)[number]['value'];

/** Stands for no run among the runs to choose from. */
const NO_RUN = '';

interface MakeShareProps {
  readonly graphId: string;
  readonly version: number;
  readonly runs: readonly RunSummary[];
  readonly isEdited: boolean;
  readonly onMade: () => void;
}

/** Makes a link to a version, with or without the results of one run. Its address is shown this once. */
export function MakeShare({ graphId, version, runs, isEdited, onMade }: MakeShareProps) {
  const shown = useRun((view) => view.runId);
  const over = runs.filter(canBeShared);
  const [runId, setRunId] = useState(over.some(({ id }) => id === shown) ? (shown ?? NO_RUN) : NO_RUN);
  const [life, setLife] = useState<Life>('never');
  const [url, setUrl] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const ms = lives.find(({ value }) => value === life)?.ms ?? null;
    try {
      const { path } = await shareApi.create(graphId, {
        ...(runId === NO_RUN ? { version } : { runId }),
        expiresAt: ms === null ? null : Date.now() + ms,
      });
      setUrl(`${window.location.origin}${path}`);
      onMade();
    } catch (thrown) {
      toast.error(errorMessage(thrown));
    }
    setBusy(false);
  };
  const ofRun = over.find(({ id }) => id === runId);
  return (
    <section className={styles.part} aria-label="Make a link">
      <Field
        label="What it shows"
        hint={
          isEdited && runId === NO_RUN
            ? `Version ${version}, as it was saved last. What you have edited since is not in it.`
            : undefined
        }
      >
        <Select
          value={runId}
          onChange={setRunId}
          options={[
            { value: NO_RUN, label: `The graph alone, version ${version}` },
            ...over.map((run) => ({
              value: run.id,
              label: `With the results of the run of ${runTitle(run)}`,
              hint: `${runStatus(run).word}, version ${run.graphVersion}`,
            })),
          ]}
        />
      </Field>
      <Field label="How long it works">
        <Select
          value={life}
          onChange={setLife}
          options={lives.map(({ value, label }) => ({ value, label }))}
        />
      </Field>
      {ofRun === undefined ? null : (
        <p className={styles.faint}>
          The inputs of the run and everything that it answered can be read with it.
        </p>
      )}
      <div>
        <Button variant="primary" icon={Link} busy={busy} onClick={() => void make()}>
          Make a link
        </Button>
      </div>
      {url === null ? null : (
        <Field label="The new link" hint="Copy it now: it is kept nowhere, and cannot be shown again.">
          <div className={styles.link}>
            <TextInput
              readOnly
              aria-label="The new link"
              mono
              value={url}
              onChange={() => undefined}
              onFocus={(event) => event.target.select()}
            />
            <CopyButton wide label="Copy the link" text={() => url} />
          </div>
        </Field>
      )}
    </section>
  );
}

/** Only what is over and of a saved version can be shared. */
function canBeShared({ status, graphVersion }: RunSummary): boolean {
  return graphVersion !== null && status !== 'pending' && status !== 'running' && status !== 'interrupted';
}
