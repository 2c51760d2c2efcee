import type { LimitGauge } from '@parallax/schema';
import { holdState, inUseWords } from './gauge-words.ts';
import styles from './limits.module.css';

/** The models of one provider that were called of late: how many calls are under way and waiting, and what holds them. */
export function GaugeList({ gauges, at }: { gauges: readonly LimitGauge[]; at: number }) {
  if (gauges.length === 0) return null;
  return (
    <ul className={styles.gauges} aria-label="Calls now">
      {gauges.map((gauge) => (
        <li key={gauge.model ?? ''} className={styles.gauge} data-breaker={gauge.breaker}>
          <span className={styles.model}>{gauge.model ?? 'All models'}</span>
          <span className={styles.bar} aria-hidden>
            <span className={styles.used} style={{ width: `${shareOf(gauge) * 100}%` }} />
          </span>
          <span className={styles.figures}>
            {inUseWords(gauge)}
            {gauge.adaptive && gauge.limit !== null ? ' (adaptive)' : ''}
          </span>
          <span className={styles.state}>{holdState(gauge, at)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The part of what may be under way that is. */
function shareOf({ inUse, limit }: LimitGauge): number {
  if (limit === null || limit === 0) return inUse > 0 ? 1 : 0;
  return Math.min(1, inUse / limit);
}
