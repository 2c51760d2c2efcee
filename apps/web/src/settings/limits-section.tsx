import type { LimitGauge, ProviderInfo, ProviderLimits } from '@parallax/schema';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import { ago, count } from '../ui/format.ts';
import { NumberInput } from '../ui/number-input.tsx';
import { toast } from '../ui/toast.ts';
import styles from './settings.module.css';

const POLL_MS = 1000;

/** What may be used of each provider, and how the limits of the models in use stand at this moment. */
export function LimitsSection() {
  const { models } = useSession();
  const providers = useStore(models, (state) => state.providers).filter(({ origin }) => origin !== 'offline');
  useEffect(() => void models.refresh(), [models]);
  return (
    <section className={styles.section}>
      <h3>Limits of providers</h3>
      <p className={styles.note}>
        Over all models and all runs; at once, also for runs under way. Empty leaves it to Parallax, which
        follows what the server refuses by itself.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Provider</th>
            <th>Calls at once</th>
            <th>Requests a minute</th>
            <th>Tokens a minute</th>
          </tr>
        </thead>
        <tbody>
          {providers.map((provider) => (
            <ProviderRow key={provider.id} provider={provider} />
          ))}
        </tbody>
      </table>
      <Gauges />
    </section>
  );
}

function ProviderRow({ provider }: { provider: ProviderInfo }) {
  const { api, models } = useSession();
  const limits = provider.limits ?? {};
  const set = (change: ProviderLimits) => {
    api
      .putProviderLimits(provider.id, { ...limits, ...change })
      .then(models.setProvider, (thrown: unknown) => {
        toast.error(errorMessage(thrown));
      });
  };
  const field = (name: keyof ProviderLimits, what: string) => (
    <td className={styles.number}>
      <NumberInput
        aria-label={`${what} of ${provider.title}`}
        min={1}
        placeholder="No limit"
        value={limits[name] ?? undefined}
        onChange={(value) => set({ [name]: value === undefined ? null : Math.max(1, value) })}
      />
    </td>
  );
  return (
    <tr>
      <td>{provider.title}</td>
      {field('concurrency', 'Calls at once')}
      {field('requestsPerMinute', 'Requests a minute')}
      {field('tokensPerMinute', 'Tokens a minute')}
    </tr>
  );
}

/** Asked for once a second while it is shown. */
function Gauges() {
  const { api } = useSession();
  const [read, setRead] = useState<{ readonly at: number; readonly gauges: readonly LimitGauge[] } | null>(
    null,
  );
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      api.getLimits().then(
        (answer) => {
          if (stopped) return;
          setRead(answer);
          timer = setTimeout(ask, POLL_MS);
        },
        () => {
          if (!stopped) timer = setTimeout(ask, 5 * POLL_MS);
        },
      );
    };
    ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [api]);
  if (read === null) return null;
  if (read.gauges.length === 0) return <p className={styles.note}>No model was asked in the last minutes.</p>;
  return (
    <table className={styles.table} aria-label="Limits now">
      <thead>
        <tr>
          <th>Model</th>
          <th>In use</th>
          <th>Limit now</th>
          <th>Waiting</th>
          <th>A minute</th>
          <th>State</th>
        </tr>
      </thead>
      <tbody>
        {read.gauges.map((gauge) => (
          <tr key={`${gauge.provider}/${gauge.model ?? ''}`}>
            <td>
              {gauge.provider}/{gauge.model ?? '…'}
            </td>
            <td>{count(gauge.inUse)}</td>
            <td>
              {gauge.limit === null ? 'none' : count(gauge.limit)}
              {gauge.adaptive ? ', adaptive' : ''}
            </td>
            <td>{count(gauge.waiting)}</td>
            <td>
              {gauge.requestsPerMinute === null ? 'no limit' : count(Math.round(gauge.requestsPerMinute))}
            </td>
            <td>{stateOf(gauge, read.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stateOf(gauge: LimitGauge, at: number): string {
  const { breaker, breakerUntil, pausedUntil, lastThrottledAt, throttled } = gauge;
  const left = (until: number | null) => `${Math.max(0, Math.ceil(((until ?? at) - at) / 1000))} s`;
  if (breaker === 'open') return `Left alone: it failed again and again. Next try in ${left(breakerUntil)}`;
  if (breaker === 'half-open') return 'One call is trying whether it is back';
  if (pausedUntil !== null) return `Pause that it asked for: ${left(pausedUntil)}`;
  if (lastThrottledAt !== null) return `${count(throttled)} refused (429), last ${ago(lastThrottledAt, at)}`;
  return 'Nothing refused';
}
