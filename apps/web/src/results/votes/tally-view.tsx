import type { Tally } from '@parallax/nodes';
import { CircleHelp, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { counted } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { BallotTable } from './ballot-table.tsx';
import { RoundsTable } from './rounds-table.tsx';
import { choiceText, figuresOf, statusWord, stopLine, turnout, voteViewState } from './tally-words.ts';
import { VoteBars } from './vote-bars.tsx';
import styles from './votes.module.css';

/** Candidates that are drawn before a press on "Show all". */
const SHOWN = 12;

/** One vote: who won and how surely, a bar for each candidate, and every ballot. */
export function TallyView({ title, tally }: { title: string; tally: Tally }) {
  const [all, setAll] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const candidates = all ? tally.counts : tally.counts.slice(0, SHOWN);
  const stopped = stopLine(tally);
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
          {stopped === '' ? null : <p className={styles.saved}>{stopped}</p>}
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

      {tally.remarks.length === 0 ? null : (
        <ul className={styles.remarks} aria-label="Remarks">
          {tally.remarks.map((remark) => (
            <li key={remark}>
              <TriangleAlert aria-hidden />
              {remark}
            </li>
          ))}
        </ul>
      )}
      {tally.judged === null || tally.judged === '' ? null : (
        <p className={styles.judged}>
          <span className={styles.faint}>The judge:</span> {tally.judged}
        </p>
      )}

      <h3 className={styles.heading}>
        {counted(tally.counts.length, 'candidate')}
        <span className={styles.faint}>{turnout(tally)}</span>
      </h3>
      <VoteBars
        counts={candidates}
        unit={tally.unit}
        winner={tally.winner}
        picked={picked}
        onPick={setPicked}
      />
      {tally.counts.length > SHOWN && !all ? (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {`Show all ${tally.counts.length}`}
        </button>
      ) : null}

      <RoundsTable tally={tally} />

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

/** Whether a ballot was counted for a candidate: candidates carry the choice of their first voter, ballots their own wording. */
function sameChoice(tally: Tally, ballot: Tally['ballots'][number], candidate: string): boolean {
  // A ballot with several choices is for each of them.
  if (Array.isArray(ballot.choice) && tally.counts.some(({ value }) => choiceText(value) === candidate))
    return ballot.choice.some((choice) => choiceText(choice).toLowerCase() === candidate.toLowerCase());
  const first = tally.ballots.find(
    ({ status, choice }) => status === 'valid' && choiceText(choice) === candidate,
  );
  return first !== undefined && first.normalized === ballot.normalized;
}
