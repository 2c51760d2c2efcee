import type { Ballot } from '@parallax/nodes';
import { pathKey } from '@parallax/schema';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ballotState, ballotWord, choiceText } from './tally-words.ts';
import styles from './votes.module.css';

const PAGE = 100;

/** Every ballot: who cast it, what was read from it, and the words that it was read from. */
export function BallotTable({ ballots }: { ballots: readonly Ballot[] }) {
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <table className={styles.ballots} aria-label="Ballots">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Vote</th>
            <th scope="col">State</th>
            <th scope="col">Answer</th>
          </tr>
        </thead>
        <tbody>
          {ballots.slice(0, shown).map((ballot) => (
            <tr key={`${ballot.node}@${pathKey(ballot.path)}`}>
              <th scope="row">{ballot.label}</th>
              <td className={styles.choice}>{ballot.status === 'valid' ? choiceText(ballot.choice) : '–'}</td>
              <td>
                <StateBadge state={ballotState[ballot.status]} text={ballotWord[ballot.status]} />
              </td>
              <td className={styles.raw}>{ballot.raw}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {ballots.length > shown ? (
        <Button
          size="small"
          onClick={() => setShown(shown + PAGE)}
        >{`Show ${Math.min(PAGE, ballots.length - shown)} more`}</Button>
      ) : null}
    </>
  );
}
