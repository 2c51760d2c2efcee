import type { GatheredItem, MissingValue } from '@parallax/engine';
import { type Json, TaskError } from '@parallax/schema';
import { lostValues } from '../gather/missing.ts';
import { parseJsonIn } from '../json/parse.ts';
import { atPointer } from '../json/pointer.ts';
import { asText } from '../template/render.ts';
import { excerpt } from '../text/excerpt.ts';
import { canonicalNumber } from '../text/number.ts';
import type { VoteConfig } from './config.ts';
import { extraction } from './extract.ts';
import { listVote } from './list-vote.ts';
import type { Candidate, Vote } from './method.ts';
import { votesForLists } from './methods.ts';
import { votingKey } from './normalize.ts';
import type { Ballot } from './tally-schema.ts';

const RAW_LENGTH = 300;

type Cast = Pick<Ballot, 'choice' | 'normalized'> & Partial<Pick<Ballot, 'weight' | 'score'>>;

const noVote = { choice: null, normalized: null, weight: null, score: null };

/**
 * A ballot for every answer, in the order of the answers, and after them one for every answer that failed to come.
 * Throws a `TaskError` `unparsable-vote` under `onUnparsable: "fail"`.
 */
export function castBallots(
  config: VoteConfig,
  items: readonly GatheredItem[],
  missing: readonly MissingValue[],
  read: ReadVote = voteReader(config),
): Ballot[] {
  const cast = items.map(({ value, path, label, node }): Ballot => {
    const ballot = { ...noVote, path: [...path], label, node, raw: excerpt(asText(value), RAW_LENGTH) };
    const vote = read(value);
    if (vote !== undefined) return { ...ballot, ...vote, status: 'valid' };
    if (config.onUnparsable === 'fail') {
      throw new TaskError(
        'unparsable-vote',
        `There is no vote in the answer of "${label}": "${excerpt(asText(value), 120)}"`,
      );
    }
    return { ...ballot, status: 'abstained' };
  });
  const failed = lostValues(missing).map(({ path, label, node, outcome, error }): Ballot => {
    const raw = excerpt(error?.message ?? outcome, RAW_LENGTH);
    return { ...noVote, path: [...path], label, node, raw, status: 'failed' };
  });
  return [...cast, ...failed];
}

/** Reads what an answer votes for; undefined where it votes for nothing. */
export type ReadVote = (answer: Json) => Cast | undefined;

/** The reader that a config asks for, to be used for many answers. For `extract: "regex"` RE2 must have been loaded. */
export function voteReader(config: VoteConfig): ReadVote {
  const extract = extraction(config);
  const { method, normalize, weightPointer, scorePointer } = config;
  return (answer) => {
    const choice = extract(answer);
    if (choice === undefined) return undefined;
    if (votesForLists(method)) return listCast(choice, normalize);
    const cast = { choice, normalized: votingKey(choice, normalize) };
    if (method === 'weighted') {
      const weight = numberAt(answer, weightPointer);
      return weight === undefined || weight < 0 ? undefined : { ...cast, weight };
    }
    if (method !== 'bestOf' || scorePointer === undefined) return cast;
    const score = numberAt(answer, scorePointer);
    return score === undefined ? undefined : { ...cast, score };
  };
}

function listCast(choice: Json, normalize: boolean): Cast | undefined {
  const list = listVote(choice);
  if (list === undefined) return undefined;
  const candidates = distinct(list, normalize);
  return candidates.length === 0
    ? undefined
    : {
        choice: candidates.map((candidate) => candidate.choice),
        normalized: candidates.map((candidate) => candidate.normalized).join(' > '),
      };
}

/** Each candidate once, where it was named first. */
function distinct(list: readonly Json[], normalize: boolean): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const choice of list) {
    if (choice === null) continue;
    const normalized = votingKey(choice, normalize);
    if (normalized !== '' && !found.has(normalized)) found.set(normalized, { choice, normalized });
  }
  return [...found.values()];
}

function numberAt(answer: Json, pointer: string): number | undefined {
  const value = typeof answer === 'string' ? parseJsonIn(answer) : answer;
  const found = value === undefined ? undefined : atPointer(value, pointer);
  const number = typeof found === 'string' ? Number(canonicalNumber(found) ?? Number.NaN) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The valid votes among the ballots, as methods count them. */
export function votesOf(config: VoteConfig, ballots: readonly Ballot[]): Vote[] {
  const isList = votesForLists(config.method);
  return ballots.flatMap(({ status, choice, normalized, weight }): Vote[] => {
    if (status !== 'valid' || normalized === null) return [];
    const candidates =
      isList && Array.isArray(choice) ? distinct(choice, config.normalize) : [{ choice, normalized }];
    return [{ candidates, weight: weight ?? 1 }];
  });
}
