import type { Tally } from '@parallax/nodes';
import { choiceText, formatVotes } from './tally-words.ts';
import styles from './votes.module.css';

/** The rounds of an instant run-off: a column each, with what every candidate had and who left. */
export function RoundsTable({ tally }: { tally: Tally }) {
  const { rounds } = tally;
  if (rounds === null || rounds.length === 0) return null;
  return (
    <div className={styles.wide}>
      <table className={styles.ballots} aria-label="Rounds">
        <thead>
          <tr>
            <th scope="col">Candidate</th>
            {rounds.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rounds have no identity but their place.
              <th key={index} scope="col">{`Round ${index + 1}`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tally.counts.map(({ value }) => (
            <tr key={choiceText(value)}>
              <th scope="row">{choiceText(value)}</th>
              {rounds.map(({ counts, eliminated }, index) => {
                const found = counts.find((count) => same(count.value, value));
                const left = eliminated !== null && same(eliminated, value);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rounds have no identity but their place.
                  <td key={index}>
                    {found === undefined ? '–' : formatVotes(found.votes)}
                    {left ? <span className={styles.faint}> leaves</span> : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function same(a: Tally['winner'], b: Tally['winner']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
