import type { ProviderInfo } from '@parallax/schema';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { KeyField } from './key-field.tsx';
import { PresetChoice } from './preset-choice.tsx';
import { type Preset, presets } from './presets.ts';
import { freeId } from './provider-draft.ts';
import styles from './providers.module.css';
import { useProviderForm } from './use-provider-form.ts';

export interface ProviderFormProps {
  /** The provider to change; absent for a new one. */
  readonly provider: ProviderInfo | undefined;
  /** It was saved just now, but does not answer. */
  readonly saved: boolean;
  readonly onSaved: (provider: ProviderInfo) => void;
  readonly onBack: () => void;
}

/** Sets up a provider on any server that speaks OpenAI's API. */
export function ProviderForm({ provider, saved, onSaved, onBack }: ProviderFormProps) {
  const { models } = useSession();
  const providers = useStore(models, (state) => state.providers);
  // One of the environment or of this machine may be replaced; one that was set up here is edited instead.
  const taken = new Set(provider ? [] : providers.filter(isKept).map(({ id }) => id));
  const form = useProviderForm(startOf(provider), taken, onSaved);
  const [preset, setPreset] = useState<Preset | null | undefined>(() =>
    presets.find(({ id }) => id === provider?.id),
  );
  const { draft, change, problems } = form;
  const replaced = providers.find(({ id, origin }) => id === draft.id && origin !== 'settings');

  const choose = (next: Preset | null) => {
    setPreset(next);
    const { id = '', title = '', baseUrl = '' } = next ?? {};
    change({ id: freeId(id, id === '' ? new Set() : taken), title, baseUrl, key: '' });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      {saved ? (
        <p className={styles.problem} role="alert">
          Saved, but its models cannot be listed. {provider?.message}
        </p>
      ) : null}
      {provider === undefined ? <PresetChoice value={preset ?? null} onChange={choose} /> : null}
      {preset == null || provider?.origin === 'settings' ? null : (
        <p className={styles.note}>{preset.hint}</p>
      )}
      <div className={styles.pair}>
        <Field label="Name" error={problems.title}>
          <TextInput value={draft.title} maxLength={80} onChange={(title) => change({ title })} />
        </Field>
        <Field
          label="Id"
          hint={draft.id === '' ? 'Models are named after it: id/model.' : `Models are named ${draft.id}/…`}
          error={problems.id}
        >
          <TextInput
            mono
            value={draft.id}
            disabled={provider !== undefined}
            onChange={(id) => change({ id })}
          />
        </Field>
      </div>
      <Field
        label="Base URL"
        hint="The address of its OpenAI-compatible API. It usually ends in /v1."
        error={problems.baseUrl}
      >
        <TextInput
          mono
          inputMode="url"
          placeholder="http://127.0.0.1:8000/v1"
          value={draft.baseUrl}
          onChange={(baseUrl) => change({ baseUrl })}
        />
      </Field>
      <KeyField
        draft={draft}
        change={change}
        stored={provider?.origin === 'settings' ? provider : undefined}
        needed={preset?.key === 'needed'}
        error={problems.key}
      />
      {replaced?.origin === 'environment' ? (
        <p className={styles.note}>
          This takes the place of what the environment sets for <code>{replaced.id}/…</code>, until you remove
          it here.
        </p>
      ) : null}
      {form.refusal === null ? null : (
        <p className={styles.problem} role="alert">
          It could not be saved. {form.refusal}
        </p>
      )}
      <div className={styles.submit}>
        <Button onClick={onBack}>{saved ? 'Back to the list' : 'Cancel'}</Button>
        <Button type="submit" variant="primary" busy={form.saving}>
          Save
        </Button>
      </div>
    </form>
  );
}

function isKept({ origin }: ProviderInfo): boolean {
  return origin === 'settings' || origin === 'offline';
}

/** What stands in the form at first: of a provider that is not set up yet, what is usual for it. */
function startOf(provider: ProviderInfo | undefined): ProviderInfo | undefined {
  if (provider === undefined || provider.baseUrl !== undefined) return provider;
  const usual = presets.find(({ id }) => id === provider.id);
  return usual === undefined ? provider : { ...provider, baseUrl: usual.baseUrl };
}
