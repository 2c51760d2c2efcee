import type { Settings } from '@parallax/schema';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field } from '../ui/field.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { toast } from '../ui/toast.ts';
import { PricesSection } from './prices-section.tsx';
import styles from './settings.module.css';

/** What holds for the whole server: prices, when to ask, how long runs are kept. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { settings: store } = useSession();
  const saved = useStore(store, (state) => state.settings);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    store.load().catch((thrown: unknown) => setError(errorMessage(thrown)));
  }, [store]);
  if (saved === null) {
    return (
      <Dialog open onClose={onClose} title="Settings" size="large">
        <EmptyState title={error === null ? 'Loading' : 'The settings could not be loaded'}>
          {error ?? 'A moment.'}
        </EmptyState>
      </Dialog>
    );
  }
  return <Loaded key={JSON.stringify(saved)} saved={saved} onClose={onClose} />;
}

function Loaded({ saved, onClose }: { saved: Settings; onClose: () => void }) {
  const { settings: store } = useSession();
  const [draft, setDraft] = useState(saved);
  const set = (change: Partial<Settings>) => setDraft((before) => ({ ...before, ...change }));
  const save = async () => {
    try {
      await store.save(draft);
      toast.show('Settings saved');
      onClose();
    } catch (thrown) {
      toast.error(errorMessage(thrown));
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title="Settings"
      description="For everybody who uses this server."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <section className={styles.section}>
        <h3>Ask before a run</h3>
        <p className={styles.note}>When it may need more than this. Empty never asks.</p>
        <div className={styles.fields}>
          <OptionalNumber
            label="Calls"
            empty="Never ask"
            value={draft.confirmAboveCalls}
            step={1}
            onChange={(confirmAboveCalls) => set({ confirmAboveCalls })}
          />
          <OptionalNumber
            label="Cost"
            empty="Never ask"
            unit="US$"
            value={draft.confirmAboveUsd}
            onChange={(confirmAboveUsd) => set({ confirmAboveUsd })}
          />
        </div>
      </section>
      <section className={styles.section}>
        <h3>Keep runs</h3>
        <p className={styles.note}>
          Older runs are deleted with their results. Runs that have a name are kept. Empty keeps all.
        </p>
        <div className={styles.fields}>
          <OptionalNumber
            label="For"
            empty="All"
            unit="days"
            step={1}
            value={draft.keepRunsDays}
            onChange={(days) => set({ keepRunsDays: atLeastOne(days) })}
          />
          <OptionalNumber
            label="Of each graph the newest"
            empty="All"
            unit="runs"
            step={1}
            value={draft.keepRunsPerGraph}
            onChange={(runs) => set({ keepRunsPerGraph: atLeastOne(runs) })}
          />
        </div>
      </section>
      <PricesSection prices={draft.prices} onChange={(prices) => set({ prices })} />
    </Dialog>
  );
}

function atLeastOne(value: number | null): number | null {
  return value === null ? null : Math.max(1, Math.round(value));
}

interface OptionalNumberProps {
  readonly label: string;
  readonly value: number | null;
  readonly unit?: string;
  readonly step?: number;
  /** What an empty field means. */
  readonly empty: string;
  readonly onChange: (value: number | null) => void;
}

function OptionalNumber({ label, value, empty, onChange, ...rest }: OptionalNumberProps) {
  return (
    <Field label={label} inline>
      <NumberInput
        {...rest}
        placeholder={empty}
        min={0}
        value={value ?? undefined}
        onChange={(next) => onChange(next === undefined ? null : Math.max(0, next))}
      />
    </Field>
  );
}
