import type { Tally } from '@parallax/nodes';
import type { NodeState } from '@parallax/schema';
import { formatShare } from '../../results/format/figures.ts';
import { standingOf, tallyOf, type VoteGroup, voteGroups } from '../../results/votes/read-tally.ts';
import { choiceText, formatVotes, stopLine } from '../../results/votes/tally-words.ts';
import { findTask } from '../../run/task-view.ts';
import { cx } from '../../ui/cx.ts';
import { count, counted } from '../../ui/format.ts';
import styles from './card-body.module.css';

/** Candidates that the box has room for, above one line of words. */
const SHOWN = 3;

/** A vote on the canvas: bars that grow while it counts, how sure the leader is, and what stopping early has saved. */
export function VoteCardBody({ nodeId, node }: { nodeId: string; node: NodeState }) {
  const groups = voteGroups(node, nodeId);
  return groups.length > 1 ? (
    <ManyVotes nodeId={nodeId} node={node} groups={groups} />
  ) : (
    <OneVote nodeId={nodeId} node={node} group={groups[0]} />
  );
}

interface OneVoteProps {
  nodeId: string;
  node: NodeState;
  group: VoteGroup | undefined;
}

function OneVote({ nodeId, node, group }: OneVoteProps) {
  const tally = group === undefined ? undefined : tallyOf(node, nodeId, group.path);
  const standing = group === undefined ? undefined : standingOf(node, group.path);
  const counts = (tally ?? standing)?.counts ?? [];
  const most = Math.max(0, counts[0]?.votes ?? 0);
  const sure =
    standing?.pLeader == null ? 'Waiting for answers' : `P(leader) ${formatShare(standing.pLeader)}`;
  // Of a large run that is over, long values are there only when somebody looks.
  const clipped = group === undefined ? undefined : findTask(node, group.task)?.clipped?.text;
  const words = tally === undefined ? (clipped ?? sure) : stopLine(tally) || tally.reason;
  return (
    <div className={styles.box} data-live={tally === undefined || undefined}>
      <ul className={styles.bars} aria-label="Votes">
        {counts.slice(0, SHOWN).map(({ value, votes }) => (
          <li key={choiceText(value)} className={cx(isWinner(tally, value) && styles.won)}>
            <span className={styles.name}>{choiceText(value)}</span>
            <span className={styles.track}>
              <span
                className={styles.fill}
                style={{ width: `${most === 0 ? 0 : (100 * Math.max(0, votes)) / most}%` }}
              />
            </span>
            <span className={styles.votes}>{formatVotes(votes)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.words} title={words}>
        {words}
      </p>
    </div>
  );
}

function isWinner(tally: Tally | undefined, value: Tally['winner']): boolean {
  return (
    tally !== undefined && tally.winner !== null && JSON.stringify(value) === JSON.stringify(tally.winner)
  );
}

interface ManyVotesProps {
  nodeId: string;
  node: NodeState;
  groups: readonly VoteGroup[];
}

/** Of many votes, how far they are, how much their leaders have, and what stopping early has saved in all. */
function ManyVotes({ nodeId, node, groups }: ManyVotesProps) {
  const tallies = groups.flatMap(({ path }) => tallyOf(node, nodeId, path) ?? []);
  const ties = tallies.filter(({ status }) => status === 'tie').length;
  const undecided = tallies.filter(({ status }) => status === 'noQuorum').length;
  const saved = tallies.reduce((sum, tally) => sum + (tally.callsSaved ?? tally.samplesSaved), 0);
  const mean = tallies.reduce((sum, { share }) => sum + share, 0) / Math.max(1, tallies.length);
  const isWhole = tallies.length > 0 && tallies.length >= node.counts.ok;
  const unclear = [ties > 0 && counted(ties, 'tie'), undecided > 0 && `${count(undecided)} without a winner`];
  const lines = [
    isWhole && `Leaders have ${formatShare(mean)} on average`,
    unclear.filter(Boolean).join(', '),
    isWhole && saved > 0 && `Stopped early: ${counted(saved, 'call')} saved`,
  ];
  return (
    <div className={styles.box} data-live={node.status === 'running' || undefined}>
      <p>{`${count(Math.max(tallies.length, node.counts.ok))} of ${counted(Math.max(node.width ?? 0, groups.length), 'vote')} counted`}</p>
      {lines.map((line) =>
        line === false || line === '' ? null : (
          <p key={line} className={styles.words}>
            {line}
          </p>
        ),
      )}
    </div>
  );
}
