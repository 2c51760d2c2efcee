import { kindSuite, testContext } from '@parallax/testkit/kind-suite';
import { describe, expect, it } from 'vitest';
import { voteConfigSchema } from './config.ts';
import { voteKind } from './definition.ts';
import { tallySchema } from './tally-schema.ts';

kindSuite(voteKind, [
  { name: 'no votes' },
  { name: 'a majority', items: [{ value: 'Yes' }, { value: ' yes ' }, { value: 'no' }] },
  {
    name: 'numbers',
    config: { extract: 'lastNumber' },
    items: [{ value: 'So it is 1,000.' }, { value: 'x' }],
    missing: [{}],
  },
  {
    name: 'fields',
    config: { extract: 'json', pointer: '/v', tieBreak: 'seeded' },
    items: [{ value: { v: [1] } }, { value: { v: 2 } }],
  },
]);

async function vote(
  config: object,
  answers: readonly string[],
  missing: Parameters<typeof testContext>[1] = {},
) {
  const ctx = testContext(voteKind, {
    config: { ...config },
    items: answers.map((value) => ({ value })),
    ...missing,
  });
  const { outputs } = await voteKind.run(ctx);
  const tally = tallySchema.parse(outputs.tally);
  expect(ctx.published).toEqual([{ name: 'tally', data: tally }]);
  expect(outputs.winner).toEqual(tally.winner);
  return tally;
}

describe('vote', () => {
  it('passes on the winner as its first voter wrote it', async () => {
    const tally = await vote({}, ['No', ' The  Answer ', 'the answer', 'THE ANSWER']);
    expect(tally).toMatchObject({
      winner: 'The  Answer',
      status: 'decided',
      valid: 4,
      share: 0.75,
      margin: 0.5,
      reason: '3 of 4 votes agree.',
    });
    expect(tally.counts.map(({ value, votes }) => [value, votes])).toEqual([
      ['The  Answer', 3],
      ['No', 1],
    ]);
  });

  it('keeps every difference when it is not to normalise', async () => {
    expect((await vote({ normalize: false }, ['Yes', 'yes', 'yes'])).winner).toBe('yes');
  });

  it('lets unparsable answers abstain, and counts what is missing as failed', async () => {
    const tally = await vote({ extract: 'lastNumber' }, ['42', 'none', '42.0'], {
      missing: [{ error: { code: 'x', message: 'Refused', retryable: false } }],
    });
    expect(tally).toMatchObject({
      winner: '42',
      valid: 2,
      abstained: 1,
      failed: 1,
      total: 4,
      share: 1,
      entropy: 0,
      samplesUsed: 3,
    });
    expect(tally.ballots.map(({ status, raw }) => [status, raw])).toEqual([
      ['valid', '42'],
      ['abstained', 'none'],
      ['valid', '42.0'],
      ['failed', 'Refused'],
    ]);
  });

  it('fails on an unparsable answer if it is told to', async () => {
    await expect(vote({ extract: 'lastNumber', onUnparsable: 'fail' }, ['1', 'none'])).rejects.toThrow(
      /no vote in the answer of "Item 2": "none"/,
    );
  });

  it('does not count answers that were called off as failed', async () => {
    const tally = await vote({}, ['a', 'a'], { missing: [{ outcome: 'cancelled', reason: 'not-needed' }] });
    expect(tally).toMatchObject({
      total: 2,
      failed: 0,
      samplesSaved: 1,
      stopReason: 'enough',
      status: 'decided',
    });
  });

  it.each([
    [{}, 2, 3, 'noQuorum'],
    [{}, 2, 2, 'decided'],
    [{ quorum: 3 }, 2, 0, 'noQuorum'],
    [{ quorum: 0.3 }, 1, 2, 'decided'],
    [{ quorum: 0.4 }, 1, 2, 'noQuorum'],
    [{ quorum: 0 }, 1, 9, 'decided'],
  ])('under %j with %i valid and %i failed votes is %s', async (config, valid, failed, status) => {
    const tally = await vote(
      config,
      Array.from({ length: valid }, () => 'a'),
      { missing: Array.from({ length: failed }, () => ({})) },
    );
    expect(tally.status).toBe(status);
    expect(tally.winner).toBe(status === 'decided' ? 'a' : null);
  });

  it('asks for more than the least share', async () => {
    expect((await vote({ minShare: 0.5 }, ['a', 'a', 'b', 'c'])).winner).toBeNull();
    expect((await vote({ minShare: 0.5 }, ['a', 'a', 'a', 'b', 'c'])).winner).toBe('a');
  });

  it('breaks a tie by the first vote, by lot or not at all, and says that it was one', async () => {
    const answers = ['b', 'a', 'c', 'a', 'b'];
    expect(await vote({}, answers)).toMatchObject({ winner: 'b', status: 'tie' });
    expect(await vote({ tieBreak: 'abstain' }, answers)).toMatchObject({ winner: null, status: 'tie' });
    const drawn = new Set<unknown>();
    for (let seed = 0; seed < 32; seed += 1)
      drawn.add((await vote({ tieBreak: 'seeded' }, answers, { seed })).winner);
    expect(drawn).toEqual(new Set(['a', 'b']));
  });

  it('finds a pattern that RE2 does not know, once it is prepared', async () => {
    await voteKind.prepare?.();
    const issues = (config: object) =>
      voteKind.check?.(voteConfigSchema.parse(config)).map((issue) => issue.path);
    expect(issues({ extract: 'regex', pattern: '(?<=x)y' })).toEqual([['pattern']]);
    expect(issues({ extract: 'regex' })).toEqual([['pattern']]);
    expect(issues({ extract: 'text', pattern: '(' })).toEqual([]);
  });
});
