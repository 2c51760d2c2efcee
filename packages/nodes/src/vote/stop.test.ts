import type { PacedBranch } from '@parallax/engine';
import { testContext } from '@parallax/testkit/kind-suite';
import { describe, expect, it } from 'vitest';
import { voteConfigSchema } from './config.ts';
import { voteKind } from './definition.ts';
import { pacingOf } from './stop.ts';
import { tallySchema } from './tally-schema.ts';

/** "AAB?!" are the answers A, A, B, one without a vote and one that failed. */
function branches(answers: string): PacedBranch[] {
  return [...answers].map((letter, index) => {
    const at = { path: [{ node: 'copies', index }], label: `Copy ${index + 1}`, node: 'ask' };
    return letter === '!'
      ? { index, items: [], missing: [{ ...at, outcome: 'error' }] }
      : { index, items: [{ ...at, edge: 'e', value: letter === '?' ? '' : letter }], missing: [] };
  });
}

/** After how many answers a vote stops; undefined where it wants them all. */
function stopsAt(config: object, answers: string): number | undefined {
  const pacing = pacingOf(voteConfigSchema.parse(config));
  const all = branches(answers);
  for (let length = 1; length <= all.length; length += 1)
    if (pacing?.enough(all.slice(0, length)) !== undefined) return length;
  return undefined;
}

const adaptive = { stop: { rule: 'adaptive' } };
const esc = { stop: { rule: 'esc' } };

describe('adaptive stopping', () => {
  it.each([
    ['AAAA', 4],
    ['AABAAAA', 7],
    ['ABABABABAB', undefined],
    ['A?A!A?A', 7],
    ['????!!!!', undefined],
  ])('of %s is after %s', (answers, length) => {
    expect(stopsAt(adaptive, answers)).toBe(length);
  });

  it('asks on where it would have no winner: for the quorum, and for the least share', () => {
    expect(stopsAt({ ...adaptive, quorum: 6 }, 'AAAAAAA')).toBe(6);
    expect(stopsAt(adaptive, '!!!!!AAAAA')).toBe(10);
    // 8 against 2 is sure, but 8 of 16 is not more than half.
    expect(stopsAt({ ...adaptive, minShare: 0.5 }, 'BBCCDDEEAAAAAAAA')).toBeUndefined();
    expect(stopsAt(adaptive, 'BBCCDDEEAAAAAAAA')).toBe(16);
  });

  it('stops at once when the vote has failed', () => {
    expect(stopsAt({ ...adaptive, onUnparsable: 'fail' }, 'A?A')).toBe(2);
  });

  it('knows how few answers can be enough', () => {
    expect(pacingOf(voteConfigSchema.parse(adaptive))?.least).toBe(4);
    expect(pacingOf(voteConfigSchema.parse({ ...adaptive, quorum: 9 }))?.least).toBe(9);
    expect(pacingOf(voteConfigSchema.parse(esc))?.least).toBe(5);
  });
});

describe('ESC', () => {
  it.each([
    ['AAAAA', 5],
    ['BAAAAAAAAA', 10],
    ['AAAA?AAAAA', 10],
    ['AAAABAAAABAAAAB', undefined],
  ])('of %s is after %s', (answers, length) => {
    expect(stopsAt(esc, answers)).toBe(length);
  });

  const decide = async (answers: string, reason: string | undefined) => {
    const all = branches(answers);
    const ctx = testContext(voteKind, {
      config: esc,
      items: all.flatMap(({ items }) => items),
      missing: all.flatMap(({ missing }) => missing),
      paced: { total: 40, released: all.length, used: all.length, reason, callsPerBranch: 2 },
    });
    return tallySchema.parse((await voteKind.run(ctx)).outputs.tally);
  };

  it('returns what its window agrees on, also against the majority, and where others failed before', async () => {
    expect(await decide('AAAABAAAABCCCCC', 'agreed')).toMatchObject({
      winner: 'C',
      status: 'decided',
      stopReason: 'esc',
      samplesUsed: 15,
      samplesSaved: 25,
      callsSaved: 50,
    });
    expect(await decide('AA!?ACCCCC', 'agreed')).toMatchObject({ winner: 'C', failed: 1, abstained: 1 });
  });

  it('is a majority of all where no window agreed', async () => {
    expect(await decide('AABAABBAAB', undefined)).toMatchObject({ winner: 'A', stopReason: 'all' });
  });
});
