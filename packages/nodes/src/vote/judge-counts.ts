import type { Json } from '@parallax/schema';
import type { VoteConfig } from './config.ts';
import type { Count } from './method.ts';
import type { Tally } from './tally-schema.ts';

type Verdict = Pick<Tally, 'winner' | 'status' | 'reason'>;

/** What the counts decide under a config's quorum, least share and tie break. `seed` draws where the config says so. */
export function judgeCounts(
  config: Pick<VoteConfig, 'quorum' | 'minShare' | 'tieBreak'>,
  counts: readonly Count[],
  total: number,
  seed: number,
): Verdict {
  const valid = counts.reduce((sum, count) => sum + count.votes, 0);
  const [leader] = counts;
  const needed = quorumOf(config.quorum, total);
  if (leader === undefined || valid < needed) {
    return undecided(`${valid} of ${total} votes are valid; at least ${Math.max(1, needed)} must be.`);
  }
  if (leader.share <= config.minShare) {
    return undecided(
      `The leader has ${percent(leader.share)} of the votes; more than ${percent(config.minShare)} is needed.`,
    );
  }
  const level = counts.filter((count) => count.votes === leader.votes);
  if (level.length === 1) {
    return { winner: leader.value, status: 'decided', reason: `${leader.votes} of ${valid} votes agree.` };
  }
  return {
    winner: breakTie(config.tieBreak, level, seed),
    status: 'tie',
    reason: tieReason(config.tieBreak, level.length, leader.votes),
  };
}

function undecided(reason: string): Verdict {
  return { winner: null, status: 'noQuorum', reason };
}

function quorumOf(quorum: VoteConfig['quorum'], total: number): number {
  if (quorum === null) return Math.ceil(total / 2);
  return quorum < 1 ? Math.ceil(total * quorum) : quorum;
}

function breakTie(tieBreak: VoteConfig['tieBreak'], level: readonly Count[], seed: number): Json {
  if (tieBreak === 'abstain') return null;
  return level[tieBreak === 'seeded' ? scatter(seed) % level.length : 0]?.value ?? null;
}

/** The finaliser of MurmurHash3: seeds that differ in few bits draw independently. */
function scatter(seed: number): number {
  let hash = seed >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function tieReason(tieBreak: VoteConfig['tieBreak'], candidates: number, votes: number): string {
  const tie = `${candidates} candidates have ${votes === 1 ? '1 vote' : `${votes} votes`} each`;
  if (tieBreak === 'abstain') return `${tie}.`;
  return `${tie}; ${tieBreak === 'seeded' ? 'one of them was drawn' : 'the one that was voted for first wins'}.`;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
