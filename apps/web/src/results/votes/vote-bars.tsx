import type { Standing } from '@parallax/nodes';
import type { Json } from '@parallax/schema';
import { cx } from '../../ui/cx.ts';
import { formatShare } from '../format/figures.ts';
import { choiceText, formatVotes } from './tally-words.ts';
import styles from './votes.module.css';

export interface VoteBarsProps {
  readonly counts: Standing['counts'];
  readonly unit: string;
  /** The winner of a vote that is over. */
  readonly winner?: Json | undefined;
  readonly picked?: string | null;
  /** Makes the bars buttons. */
  readonly onPick?: (name: string | null) => void;
}

/** A bar for each candidate, the longest first. */
export function VoteBars({ counts, unit, winner = null, picked = null, onPick }: VoteBarsProps) {
  const most = Math.max(0, counts[0]?.votes ?? 0);
  return (
    <ul className={styles.bars} aria-label="Votes by candidate">
      {counts.map(({ value, votes, share }) => {
        const name = choiceText(value);
        const won = winner !== null && JSON.stringify(value) === JSON.stringify(winner);
        const line = (
          <>
            <span className={styles.candidateName} title={name}>
              {name}
            </span>
            <span className="visually-hidden">: </span>
            <span className={styles.track}>
              <span
                className={styles.fill}
                style={{ width: `${most === 0 ? 0 : (100 * Math.max(0, votes)) / most}%` }}
              />
            </span>
            <span className={styles.votes}>
              {formatVotes(votes)}
              <span className="visually-hidden">{` ${votes === 1 ? unit.replace(/s$/, '') : unit}, `}</span>
            </span>
            <span className={styles.share}>
              {formatShare(share)}
              {won ? <span className="visually-hidden">, the winner</span> : null}
            </span>
          </>
        );
        const className = cx(styles.candidate, won && styles.won);
        return (
          <li key={name}>
            {onPick === undefined ? (
              <div className={className}>{line}</div>
            ) : (
              <button
                type="button"
                className={className}
                aria-pressed={picked === name}
                onClick={() => onPick(picked === name ? null : name)}
              >
                {line}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
