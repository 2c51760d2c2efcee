import type { ProviderInfo } from '@parallax/schema';
import { CircleAlert, CircleCheck, CircleDashed, Gauge, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { GaugeList } from './gauge-list.tsx';
import { limitWords } from './gauge-words.ts';
import { LimitFields } from './limit-fields.tsx';
import { providerFacts, statusWord } from './provider-words.ts';
import styles from './providers.module.css';
import type { Gauges } from './use-gauges.ts';

const icons = { ready: CircleCheck, unreachable: CircleAlert, unconfigured: CircleDashed } as const;

export interface ProviderRowProps {
  readonly provider: ProviderInfo;
  /** How many models it has; null while not known. */
  readonly models: number | null;
  /** Whether it is being asked if the provider shall go. */
  readonly removing: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onKeep: () => void;
  readonly onRemoveNow: () => void;
  /** How its limits stand; null while not known. */
  readonly gauges: Gauges | null;
}

/** One provider: its state, where it was configured, what is wrong and what to do, and what can be done here. */
export function ProviderRow({ provider, models, removing, gauges, ...on }: ProviderRowProps) {
  const { id, title, status, message } = provider;
  const [isLimiting, setIsLimiting] = useState(false);
  const Icon = icons[status];
  return (
    <li className={cx(styles.row, removing && styles.asking)} aria-label={title}>
      <Icon className={styles.icon} data-status={status} aria-hidden />
      <div className={styles.about}>
        <h3 className={styles.title}>
          {title} <code className={styles.id}>{id}/…</code>
        </h3>
        <p className={styles.facts}>
          <span className={styles.status} data-status={status}>
            {statusWord(provider)}
          </span>
          {[...providerFacts(provider, models), ...limitWords(provider.limits ?? {})].map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        {message === undefined ? null : (
          <p className={styles.message}>
            {message}
            {canSetUp(provider) ? ' Or set it up here.' : ''}
          </p>
        )}
        {removing ? <Question provider={provider} {...on} /> : null}
      </div>
      {removing ? null : (
        <div className={styles.actions}>
          {provider.origin === 'offline' ? null : (
            <IconButton
              icon={Gauge}
              label={`Limits of ${title}`}
              aria-expanded={isLimiting}
              onClick={() => setIsLimiting(!isLimiting)}
            />
          )}
          <RowActions provider={provider} {...on} />
        </div>
      )}
      {gauges === null ? null : (
        <GaugeList gauges={gauges.gauges.filter((gauge) => gauge.provider === id)} at={gauges.at} />
      )}
      {isLimiting ? <LimitFields provider={provider} /> : null}
    </li>
  );
}

function canSetUp({ origin, status }: ProviderInfo): boolean {
  return origin === 'environment' && status === 'unconfigured';
}

type Actions = Omit<ProviderRowProps, 'models' | 'removing' | 'gauges'>;

function RowActions({ provider, onEdit, onRemove }: Actions) {
  const { title, origin } = provider;
  if (origin === 'settings') {
    return (
      <>
        <IconButton icon={Pencil} label={`Edit ${title}`} onClick={onEdit} />
        <IconButton icon={Trash2} label={`Remove ${title}`} onClick={onRemove} />
      </>
    );
  }
  // What works without a setting needs none; what the environment sets can be replaced here.
  if (origin !== 'environment') return null;
  const label = canSetUp(provider) ? 'Set up' : 'Replace';
  return (
    <Button size="small" aria-label={`${label} ${title}`} onClick={onEdit}>
      {label}
    </Button>
  );
}

/** A key cannot be brought back, so that an undo would be a promise that is not kept. */
function Question({ provider: { id, title, hasKey }, onKeep, onRemoveNow }: Actions) {
  return (
    <fieldset className={styles.question} aria-label={`Remove ${title}`}>
      <p>
        {hasKey === true ? 'Its key is forgotten. ' : ''}Nodes that name <code>{id}/…</code> fail until it is
        set up again.
      </p>
      <div className={styles.actions}>
        <Button size="small" onClick={onKeep} autoFocus>
          Keep
        </Button>
        <Button size="small" variant="danger" onClick={onRemoveNow}>
          Remove
        </Button>
      </div>
    </fieldset>
  );
}
