import type { ProviderInfo } from '@parallax/schema';
import { Field } from '../ui/field.tsx';
import { Switch } from '../ui/switch.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { isUnencrypted, keyMove, type ProviderDraft } from './provider-draft.ts';
import styles from './providers.module.css';

export interface KeyFieldProps {
  readonly draft: ProviderDraft;
  readonly change: (patch: Partial<ProviderDraft>) => void;
  /** The provider as it is stored, when one is edited. */
  readonly stored: ProviderInfo | undefined;
  readonly needed: boolean;
  readonly error: string | undefined;
}

/** The key: write-only. What is stored is never read back; empty keeps it. */
export function KeyField({ draft, change, stored, needed, error }: KeyFieldProps) {
  const hasKey = stored?.hasKey === true;
  const move = keyMove(draft, stored);
  const hint = hasKey
    ? `Leave it empty to keep the key${stored.keyHint === undefined ? '' : ` that ends in ${stored.keyHint}`}.`
    : needed
      ? 'Kept encrypted on the server, and never shown again.'
      : 'Only if the server asks for one.';
  return (
    <>
      <Field label="Key" hint={hint} error={error}>
        <TextInput
          type="password"
          mono
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
          value={draft.key}
          disabled={draft.removeKey}
          onChange={(key) => change({ key })}
        />
      </Field>
      {hasKey ? (
        <Field label="Remove the key" inline>
          <Switch checked={draft.removeKey} onChange={(removeKey) => change({ removeKey, key: '' })} />
        </Field>
      ) : null}
      {move === undefined || draft.key.trim() !== '' ? null : (
        <p className={styles.banner} role="status">
          The stored key is for {move.from} and is dropped when you save, because the address moves to{' '}
          {move.to}. Enter the key for the new address, if it needs one.
        </p>
      )}
      {isUnencrypted(draft.baseUrl) ? (
        <p className={styles.banner} role="status">
          Over http the key and everything that is asked can be read on the way to another machine. Use https
          where the server offers it.
        </p>
      ) : null}
    </>
  );
}
