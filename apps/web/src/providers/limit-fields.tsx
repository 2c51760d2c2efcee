import type { ProviderInfo, ProviderLimits } from '@parallax/schema';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import { Field } from '../ui/field.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { toast } from '../ui/toast.ts';
import styles from './limits.module.css';

const fields: readonly { readonly name: keyof ProviderLimits; readonly label: string }[] = [
  { name: 'concurrency', label: 'Calls at once' },
  { name: 'requestsPerMinute', label: 'Requests a minute' },
  { name: 'tokensPerMinute', label: 'Tokens a minute' },
];

/** What may be used of one provider, over all its models and all runs. It holds at once, also for runs under way. */
export function LimitFields({ provider }: { provider: ProviderInfo }) {
  const { api, models } = useSession();
  const set = async (change: ProviderLimits) => {
    try {
      models.setProvider(await api.putProviderLimits(provider.id, { ...provider.limits, ...change }));
    } catch (thrown) {
      toast.error(errorMessage(thrown));
    }
  };
  return (
    <fieldset className={styles.limits} aria-label={`Limits of ${provider.title}`}>
      {fields.map(({ name, label }) => (
        <Field key={name} label={label}>
          <NumberInput
            min={1}
            step={1}
            placeholder="No limit"
            value={provider.limits?.[name] ?? undefined}
            onChange={(value) =>
              void set({ [name]: value === undefined ? null : Math.max(1, Math.round(value)) })
            }
          />
        </Field>
      ))}
      <p className={styles.note}>
        Over all its models and all runs, at once. Empty leaves it to Parallax, which follows what the server
        refuses.
      </p>
    </fieldset>
  );
}
