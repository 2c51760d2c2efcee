import type { Json } from '@parallax/schema';
import type { VoteConfig } from './config.ts';
import type { Count, Counted } from './method.ts';
import { votingKey } from './normalize.ts';
import type { Tally } from './tally-schema.ts';

export type Verdict = Pick<Tally, 'winner' | 'status' | 'reason'>;

/** How many votes there could have been and how many were valid. */
export interface Turnout {
  readonly valid: number;
  readonly total: number;
}

/** What the counts decide under a config's quorum, least share and tie break. `seed` draws where the config says so. */
export function judgeCounts(
  config: Pick<VoteConfig, 'quorum' | 'minShare' | 'tieBreak' | 'normalize'>,
  counted: Counted,
  turnout: Turnout,
  seed: number,
): Verdict {
  const [leader] = counted.counts;
  const problem = shortOf(config, counted, leader, turnout);
  if (leader === undefined || problem !== undefined) return undecided(problem ?? 'Nobody voted.');
  const level = levelOf(counted);
  if (level.length === 1)
    return { winner: leader.value, status: 'decided', reason: decidedReason(counted, leader, turnout.valid) };
  return {
    winner: breakTie(config, level, seed),
    status: 'tie',
    reason: tieReason(config.tieBreak, level.length, leader.votes, counted.unit),
  };
}

/** Why a candidate cannot win whatever the others have: too few valid votes, or too small a share. Undefined where it can. */
export function shortOf(
  config: Pick<VoteConfig, 'quorum' | 'minShare'>,
  { unit }: Pick<Counted, 'unit'>,
  candidate: Count | undefined,
  { valid, total }: Turnout,
): string | undefined {
  const needed = quorumOf(config.quorum, total);
  if (candidate === undefined || valid < needed)
    return `${valid} of ${total} votes are valid; at least ${Math.max(1, needed)} must be.`;
  if (candidate.votes <= 0 && unit === 'weight') return 'All votes weigh nothing.';
  if (candidate.share <= config.minShare)
    return `The leader has ${percent(candidate.share)}; more than ${percent(config.minShare)} is needed.`;
  return undefined;
}

/** Everybody who has as many as the leader. */
export function levelOf({ counts }: Pick<Counted, 'counts'>): readonly Count[] {
  return counts.filter((count) => count.votes === counts[0]?.votes);
}

function decidedReason({ counts, unit, condorcet }: Counted, leader: Count, valid: number): string {
  const amount = figure(leader.votes);
  if (unit === 'votes' && counts.reduce((sum, count) => sum + count.votes, 0) === valid)
    return `${amount} of ${valid} votes agree.`;
  const note = condorcet === false ? ' No candidate beats every other one by one.' : '';
  return `The winner has ${amount} ${unit} (${percent(leader.share)}).${note}`;
}

function undecided(reason: string): Verdict {
  return { winner: null, status: 'noQuorum', reason };
}

function quorumOf(quorum: VoteConfig['quorum'], total: number): number {
  if (quorum === null) return Math.ceil(total / 2);
  return quorum < 1 ? Math.ceil(total * quorum) : quorum;
}

function breakTie(
  { tieBreak, normalize }: Pick<VoteConfig, 'tieBreak' | 'normalize'>,
  level: readonly Count[],
  seed: number,
): Json {
  if (tieBreak === 'abstain') return null;
  if (tieBreak !== 'seeded') return level[0]?.value ?? null;
  // In an order that is not that of the votes, on which the lot must not depend.
  const byKey = level.toSorted((a, b) => (keyOf(a, normalize) < keyOf(b, normalize) ? -1 : 1));
  return byKey[scatter(seed) % byKey.length]?.value ?? null;
}

function keyOf({ value }: Count, normalize: boolean): string {
  return votingKey(value, normalize);
}

/** The finaliser of MurmurHash3: seeds that differ in few bits draw independently. */
export function scatter(seed: number): number {
  let hash = seed >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const tieWords: Readonly<Record<VoteConfig['tieBreak'], string>> = {
  abstain: '.',
  seeded: '; one of them was drawn.',
  firstIndex: '; the one that was voted for first wins.',
  judge: '; a judge chose between them.',
};

function tieReason(
  tieBreak: VoteConfig['tieBreak'],
  candidates: number,
  amount: number,
  unit: string,
): string {
  const each = amount === 1 && unit === 'votes' ? '1 vote' : `${figure(amount)} ${unit}`;
  return `${candidates} candidates have ${each} each${tieWords[tieBreak]}`;
}

function figure(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
