import type { Standing } from '@parallax/nodes';
import { StateBadge } from '../../ui/state-badge.tsx';
import { formatShare } from '../format/figures.ts';
import { leaderLine, standingLine } from './tally-words.ts';
import { VoteBars } from './vote-bars.tsx';
import styles from './votes.module.css';

/** A vote that is still counting: who leads, how surely, and a bar for each candidate. */
export function StandingView({ title, standing }: { title: string; standing: Standing }) {
  const { counts, unit, pLeader, candidates } = standing;
  return (
    <section className={styles.tally} aria-label={`Tally of ${title} so far`}>
      <div className={styles.outcome}>
        <div>
          <StateBadge state="running" text="Counting" />
          <h2 className={styles.winner}>{leaderLine(standing)}</h2>
          <p className={styles.reason}>{standingLine(standing)}</p>
        </div>
        {pLeader === null ? null : (
          <dl className={styles.figures}>
            <div>
              <dt>P(leader)</dt>
              <dd>{formatShare(pLeader)}</dd>
            </div>
          </dl>
        )}
      </div>
      <VoteBars counts={counts} unit={unit} />
      {candidates > counts.length ? (
        <p className={styles.faint}>and {candidates - counts.length} more candidates</p>
      ) : null}
    </section>
  );
}
