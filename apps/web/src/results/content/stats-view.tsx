import { type Stats, statsSchema } from '@parallax/nodes';
import { isJsonObject, type Json } from '@parallax/schema';
import { count, counted } from '../../ui/format.ts';
import styles from './stats-view.module.css';

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

/** Whether a value is the statistics that a reduce made. */
export function isStats(value: Json): value is Stats & Json {
  return (
    isJsonObject(value) && 'histogram' in value && 'median' in value && statsSchema.safeParse(value).success
  );
}

/** Statistics of one number: its figures, and a bar for each bin. */
export function StatsView({ stats }: { stats: Stats }) {
  const figures = [
    ['Mean', stats.mean],
    ['Median', stats.median],
    ['Lowest', stats.min],
    ['Highest', stats.max],
    ['Deviation', stats.stdev],
  ] as const;
  const most = Math.max(1, ...stats.histogram.map((bin) => bin.count));
  return (
    <div className={styles.root}>
      <dl className={styles.figures}>
        <div>
          <dt>Numbers</dt>
          <dd>{count(stats.n)}</dd>
        </div>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === null ? '–' : number.format(value)}</dd>
          </div>
        ))}
      </dl>
      <ol className={styles.bins} aria-label="Distribution">
        {stats.histogram.map((bin) => (
          <li key={bin.from}>
            <span className={styles.range}>{rangeText(bin.from, bin.to, stats.histogram.length === 1)}</span>
            <span className={styles.track}>
              <span className={styles.bar} style={{ width: `${(100 * bin.count) / most}%` }} />
            </span>
            <span className={styles.count}>{count(bin.count)}</span>
          </li>
        ))}
      </ol>
      {stats.invalid.length === 0 ? null : (
        <p
          className={styles.note}
        >{`${counted(stats.invalid.length, 'item')} without a number: ${stats.invalid.join(', ')}`}</p>
      )}
    </div>
  );
}

/** A bin of whole numbers has a width of one and is named by its number. */
function rangeText(from: number, to: number, isOnly: boolean): string {
  const isWhole = Number.isInteger(from) && to - from === 1;
  return isWhole || (isOnly && from === to)
    ? number.format(from)
    : `${number.format(from)} to ${number.format(to)}`;
}
