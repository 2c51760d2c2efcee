import type { Tally } from '@parallax/nodes';
import { CircleHelp } from 'lucide-react';
import { useMemo, useState } from 'react';
import { cx } from '../../ui/cx.ts';
import { counted } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { formatShare } from '../format/figures.ts';
import { BallotTable } from './ballot-table.tsx';
import { choiceText, figuresOf, statusWord, turnout, voteViewState } from './tally-words.ts';
import styles from './votes.module.css';

/** Candidates that are drawn before a press on "Show all". */
const SHOWN = 12;

/** One vote: who won and how surely, a bar for each candidate, and every ballot. */
export function TallyView({ title, tally }: { title: string; tally: Tally }) {
  const [all, setAll] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const candidates = all ? tally.counts : tally.counts.slice(0, SHOWN);
  const most = tally.counts[0]?.votes ?? 0;
  const ballots = useMemo(
    () =>
      picked === null
        ? tally.ballots
        : tally.ballots.filter((ballot) => ballot.status === 'valid' && sameChoice(tally, ballot, picked)),
    [tally, picked],
  );
  return (
    <section className={styles.tally} aria-label={`Tally of ${title}`}>
      <div className={styles.outcome}>
        <div>
          <StateBadge state={voteViewState(tally)} text={statusWord[tally.status]} />
          <h2 className={styles.winner}>{tally.winner === null ? 'No winner' : choiceText(tally.winner)}</h2>
          <p className={styles.reason}>{tally.reason}</p>
        </div>
        <dl className={styles.figures}>
          {figuresOf(tally).map(({ name, value, help }) => (
            <div key={name}>
              <dt>
                {name}
                <Tooltip content={help} side="top">
                  <button type="button" className={styles.help} aria-label={`What ${name} means: ${help}`}>
                    <CircleHelp aria-hidden />
                  </button>
                </Tooltip>
              </dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>

      <h3 className={styles.heading}>
        {counted(tally.counts.length, 'candidate')}
        <span className={styles.faint}>{turnout(tally)}</span>
      </h3>
      <ul className={styles.bars} aria-label="Votes by candidate">
        {candidates.map(({ value, votes, share }) => {
          const name = choiceText(value);
          const won = sameJson(value, tally.winner);
          return (
            <li key={name}>
              <button
                type="button"
                className={cx(styles.candidate, won && styles.won)}
                aria-pressed={picked === name}
                onClick={() => setPicked(picked === name ? null : name)}
              >
                <span className={styles.candidateName} title={name}>
                  {name}
                </span>
                <span className="visually-hidden">: </span>
                <span className={styles.track}>
                  <span
                    className={styles.fill}
                    style={{ width: `${most === 0 ? 0 : (100 * votes) / most}%` }}
                  />
                </span>
                <span className={styles.votes}>
                  {votes}
                  <span className="visually-hidden">{votes === 1 ? ' vote, ' : ' votes, '}</span>
                </span>
                <span className={styles.share}>
                  {formatShare(share)}
                  {won ? <span className="visually-hidden">, the winner</span> : null}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {tally.counts.length > SHOWN && !all ? (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {`Show all ${tally.counts.length}`}
        </button>
      ) : null}

      <h3 className={styles.heading}>
        {picked === null
          ? counted(tally.ballots.length, 'ballot')
          : `${counted(ballots.length, 'ballot')} for ${picked}`}
        {picked === null ? null : (
          <button type="button" className={styles.more} onClick={() => setPicked(null)}>
            Show all ballots
          </button>
        )}
      </h3>
      <BallotTable ballots={ballots} />
    </section>
  );
}

function sameJson(a: Tally['winner'], b: Tally['winner']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether a ballot was counted for a candidate: candidates carry the choice of their first voter, ballots their own wording. */
function sameChoice(tally: Tally, ballot: Tally['ballots'][number], candidate: string): boolean {
  const first = tally.ballots.find(
    ({ status, choice }) => status === 'valid' && choiceText(choice) === candidate,
  );
  return first !== undefined && first.normalized === ballot.normalized;
}
