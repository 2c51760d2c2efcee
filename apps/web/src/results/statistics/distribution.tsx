import type { Agreement } from '@parallax/nodes';
import { count } from '../../ui/format.ts';
import styles from './agreement-view.module.css';

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
/** More different grades than this are drawn in bins. */
const MOST_BARS = 20;

/** A bar for each grade, or for each bin of many different ones. A list for those who cannot see it. */
export function Distribution({
  categories,
  summary,
}: {
  categories: Agreement['categories'];
  summary: Agreement['grades'];
}) {
  const bars =
    summary !== null && categories.length > MOST_BARS
      ? summary.histogram.map((bin) => ({
          name: `${number.format(bin.from)} to ${number.format(bin.to)}`,
          n: bin.count,
        }))
      : withGaps(categories).map(({ grade, count: n }) => ({ name: String(grade), n }));
  if (bars.length === 0) return null;
  const most = Math.max(1, ...bars.map(({ n }) => n));
  return (
    <section aria-label="Distribution of grades">
      <h4 className={styles.title}>Distribution of grades</h4>
      <ol className={styles.bars}>
        {bars.map(({ name, n }) => (
          <li key={name} title={`${name}: ${count(n)}`}>
            <span className={styles.barCount}>{count(n)}</span>
            <svg className={styles.bar} viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden>
              <rect x={0} y={100 - (100 * n) / most} width={10} height={(100 * n) / most} />
            </svg>
            <span className={styles.barName}>{name}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Whole numbers that nobody gave stand between those that were given, so that the distance between two bars means something. */
function withGaps(categories: Agreement['categories']): Agreement['categories'] {
  const grades = categories.map(({ grade }) => grade);
  const [first] = grades;
  const last = grades.at(-1);
  if (!grades.every(Number.isInteger) || typeof first !== 'number' || typeof last !== 'number')
    return categories;
  if (last - first >= MOST_BARS) return categories;
  const counts = new Map(categories.map(({ grade, count: n }) => [grade, n]));
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    grade: first + at,
    count: counts.get(first + at) ?? 0,
  }));
}
