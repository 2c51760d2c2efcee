import { builtInKinds, type Standing, standingSchema, type Tally, tallySchema } from '@parallax/nodes';
import {
  applyEvents,
  type EventOf,
  emptyRunState,
  isJsonObject,
  isStored,
  type Json,
  type RunEvent,
  TaskError,
} from '@parallax/schema';
import type { Script } from '@parallax/testkit/scripted-models';
import { describe, expect, it } from 'vitest';
import { compile, planOf } from '../src/index.ts';
import { reuseFromEnds } from '../src/run.ts';
import { graphOf, runToEnd } from './run-graph.ts';

/** A question, asked up to 40 times in two steps, and voted on. */
const asked = (vote: Record<string, unknown>, count = 40, retries = 1) =>
  graphOf(
    {
      question: { kind: 'input', type: 'text', value: 'q' },
      copies: { kind: 'fan-out', by: 'copies', count },
      think: { kind: 'agent', model: 'test/m', prompt: 'think {{input}}', seed: 0, retries: 1 },
      answer: { kind: 'agent', model: 'test/m', prompt: 'answer {{input}}', seed: 0, retries },
      vote: { kind: 'vote', ...vote },
      out: { kind: 'output' },
    },
    [
      'question -> copies',
      'copies -> think.input',
      'think -> answer.input',
      'answer -> vote',
      'vote.tally -> out',
    ],
    { concurrency: 40 },
  );

const adaptive = { stop: { rule: 'adaptive' } };
const esc = { stop: { rule: 'esc' } };

/** Answers by the number of the sample: a letter is an answer, "!" fails, "?" has no vote, "~" takes a minute. */
const answers =
  (letters: string) =>
  ({ prompt, seed = 0 }: { prompt: string; seed?: number | undefined }): Script => {
    if (prompt.startsWith('think')) return { text: 'so', ms: 10 };
    const letter = letters[seed % letters.length] ?? '';
    if (letter === '!') return { error: new TaskError('http-400', 'No.') };
    if (letter === '~') return { text: 'A', ms: 50_000 };
    return { text: letter === '?' ? '' : letter, ms: 1000 };
  };

function tallyIn(outputs: Readonly<Record<string, readonly { value: Json }[]>>): Tally {
  return tallySchema.parse(outputs.out?.[0]?.value);
}

describe('a vote that stops early', () => {
  it('makes no call that it does not need, through two agents', async () => {
    const { models, end } = await runToEnd(asked(adaptive), answers('A'));
    expect(models.requests).toHaveLength(8);
    expect(tallyIn(end.outputs)).toMatchObject({
      winner: 'A',
      samplesUsed: 4,
      samplesSaved: 36,
      samplesPossible: 40,
      callsSaved: 72,
      stopReason: 'adaptive',
    });
    expect(end.outcome).toBe('ok');
  });

  it('goes on over failures and answers without a vote, which spend their samples', async () => {
    const { models, end } = await runToEnd(asked(adaptive), answers('A!A?AAAA'));
    const tally = tallyIn(end.outputs);
    expect(tally).toMatchObject({ winner: 'A', valid: 4, abstained: 1, failed: 1, stopReason: 'adaptive' });
    expect(tally.ballots).toHaveLength(6);
    // Two waves of four, each sample with two calls.
    expect(models.requests).toHaveLength(16);
    expect(end.outcome).toBe('partial');
  });

  it('waits for a retry inside a wave', async () => {
    let failures = 0;
    const { end, models } = await runToEnd(asked(adaptive), (request) => {
      if (request.prompt.startsWith('answer') && request.seed === 2 && failures === 0) {
        failures += 1;
        return { error: new TaskError('http-500', 'Later.', { retryable: true }) };
      }
      return answers('A')(request);
    });
    expect(models.requests).toHaveLength(9);
    expect(tallyIn(end.outputs)).toMatchObject({ samplesUsed: 4, failed: 0 });
  });

  it('counts a sample that ran out of time as failed, and cancels one that it turns out not to need', async () => {
    const graph = asked({ stop: { rule: 'adaptive', initial: 6 } }, 40, 0);
    const slow = await runToEnd(graph, answers('AAAAA~'));
    // The fifth answers in the same moment as the fourth, which is enough.
    expect(slow.models.aborted).toHaveLength(2);
    expect(slow.end.ms).toBeLessThan(3000);
    expect(tallyIn(slow.end.outputs)).toMatchObject({ samplesUsed: 4, samplesSaved: 34 });
    const patient = { ...graph, limits: { ...graph.limits, taskTimeoutMs: 5000 } };
    const lost = await runToEnd(patient, answers('~AAAAAAA'));
    expect(tallyIn(lost.end.outputs)).toMatchObject({ failed: 1, valid: 4, stopReason: 'adaptive' });
  });

  it('is a majority of all under ESC when no window agrees, and its window otherwise', async () => {
    const none = await runToEnd(asked(esc, 12), answers('AAAAB'));
    expect(tallyIn(none.end.outputs)).toMatchObject({ winner: 'A', samplesUsed: 12, stopReason: 'all' });
    const third = await runToEnd(asked(esc), answers('AAAABAAAABCCCCC'));
    expect(tallyIn(third.end.outputs)).toMatchObject({ winner: 'C', samplesUsed: 15, callsSaved: 50 });
  });

  it('keeps to its deadline and to "at least", whichever comes first', async () => {
    const late = await runToEnd(asked({ ...esc, wait: { deadlineMs: 3000 } }), answers('AB~AA'));
    expect(late.end.ms).toBe(3000);
    expect(late.models.aborted).toHaveLength(1);
    expect(tallyIn(late.end.outputs)).toMatchObject({ winner: 'A', valid: 4, stopReason: 'deadline' });
    const few = await runToEnd(asked({ ...esc, wait: { atLeast: 3 } }), answers('AA~A~'));
    expect(few.models.aborted).toHaveLength(2);
    expect(tallyIn(few.end.outputs)).toMatchObject({ valid: 3, samplesSaved: 35, stopReason: 'enough' });
  });

  it('uses an earlier run again, also under another rule, and asks only what that one did not', async () => {
    const keyed = { contentKeys: true };
    const first = await runToEnd(asked(adaptive), answers('A'), keyed);
    const ends = first.events.filter((event): event is EventOf<'task-end'> => event.type === 'task-end');
    const reuse = reuseFromEnds('run-0', [], ends);
    const again = await runToEnd(asked(adaptive), answers('A'), { ...keyed, reuse });
    expect(again.models.requests).toHaveLength(0);
    expect(tallyIn(again.end.outputs)).toEqual(tallyIn(first.end.outputs));
    const other = await runToEnd(asked(esc), answers('A'), { ...keyed, reuse });
    expect(other.models.requests).toHaveLength(2);
  });

  it('stops for each question by itself, and goes on after a crash as if nothing had been', async () => {
    const nested = graphOf(
      {
        list: { kind: 'input', type: 'list', value: ['easy', 'hard'] },
        copies: { kind: 'fan-out', by: 'copies', count: 12 },
        ask: { kind: 'agent', model: 'test/m', prompt: '{{input}}', seed: 0 },
        vote: { kind: 'vote', ...adaptive },
        out: { kind: 'output' },
      },
      ['list -> copies', 'copies -> ask.input', 'ask -> vote', 'vote.tally -> out'],
    );
    const script = ({ prompt, seed = 0 }: { prompt: string; seed?: number | undefined }): Script => ({
      text: prompt === 'easy' || seed % 2 === 0 ? 'A' : 'B',
      ms: 100 + 37 * (seed % 5),
    });
    const whole = await runToEnd(nested, script);
    const tallies = whole.end.outputs.out?.map(({ value }) => tallySchema.parse(value)) ?? [];
    expect(tallies.map(({ samplesUsed }) => samplesUsed)).toEqual([4, 12]);
    expect(whole.models.requests).toHaveLength(16);
    expect(tallies[1]?.remarks.join(' ')).toMatch(/50% of the votes.*even number/);
    const log = whole.events.filter(isStored);
    for (let cut = 1; cut < log.length - 1; cut += 1) {
      const before: RunEvent[] = JSON.parse(JSON.stringify(log.slice(0, cut)));
      const resume = applyEvents(emptyRunState('run-1'), before);
      const after = await runToEnd(nested, script, { resume });
      expect(after.end.outputs).toEqual(whole.end.outputs);
      const all = [...before, ...after.events];
      const starts = all.filter(({ type }) => type === 'node-start');
      expect(all.filter(({ type }) => type === 'node-end')).toHaveLength(starts.length);
    }
  });
});

describe('a vote that is under way', () => {
  it('tells now and then how it stands, and is replaced by its tally', async () => {
    const script = ({ prompt, seed = 0 }: { prompt: string; seed?: number | undefined }): Script =>
      prompt.startsWith('think')
        ? { text: 'so' }
        : { text: seed % 3 === 0 ? 'B' : 'A', ms: 400 * (seed + 1) };
    const { events } = await runToEnd(asked({}, 9), script);
    const live = events.flatMap((event): Standing[] =>
      event.type === 'node-data' && event.name === 'tally' && isCounting(event.data)
        ? [standingSchema.parse(event.data)]
        : [],
    );
    expect(live.length).toBeGreaterThan(3);
    expect(live[0]).toMatchObject({ samplesPossible: 9, method: 'majority', failed: 0 });
    for (const [index, standing] of live.entries())
      expect(standing.valid).toBeGreaterThan(live[index - 1]?.valid ?? 0);
    expect(live.at(-1)?.pLeader).toBeGreaterThan(0.5);
    const state = applyEvents(emptyRunState('run-1'), events);
    expect(tallySchema.parse(state.nodes.vote?.data['tally@'] ?? state.nodes.vote?.data.tally).valid).toBe(9);
  });

  it('tells little of a large group: the more it has, the more has to come', async () => {
    const graph = asked({}, 400);
    const { events } = await runToEnd(
      { ...graph, limits: { ...graph.limits, concurrency: 1 } },
      ({ prompt }) => ({ text: prompt.startsWith('think') ? 'so' : 'A', ms: 300 }),
    );
    const live = events.filter((event) => event.type === 'node-data' && event.name === 'tally');
    expect(live.length).toBeLessThan(120);
  });
});

function isCounting(data: Json): boolean {
  return isJsonObject(data) && data.status === 'counting';
}

describe('the plan', () => {
  it('knows how many answers each vote may get, for each question by itself', () => {
    const graph = graphOf(
      {
        list: { kind: 'input', type: 'list', value: ['a', 'b', 'c'], label: 'Questions' },
        copies: { kind: 'fan-out', by: 'copies', count: 12 },
        ask: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        vote: { kind: 'vote', ...adaptive },
        out: { kind: 'output' },
      },
      ['list -> copies', 'copies -> ask.input', 'ask -> vote', 'vote -> out'],
    );
    const { program } = compile(graph, builtInKinds);
    const nodes = program === null ? {} : planOf(program).nodes;
    expect(nodes.vote?.gathers).toEqual({ min: 4, max: 12 });
    expect(nodes.ask?.calls).toEqual({ min: 12, max: 36 });
    expect(nodes.copies?.sentence).toBe('Splits into up to 12 copies for each question');
  });

  it('gives a range of calls, from the fewest waves that can be enough', () => {
    const callsOf = (vote: Record<string, unknown>) => {
      const { program } = compile(asked(vote), builtInKinds);
      return program === null ? undefined : planOf(program).estimate.calls;
    };
    expect(callsOf(adaptive)).toEqual({ min: 8, max: 80 });
    expect(callsOf({ stop: { rule: 'adaptive', initial: 1, wave: 3 } })).toEqual({ min: 8, max: 80 });
    expect(callsOf({ stop: { rule: 'adaptive', initial: 1, wave: 1, threshold: 0.99 } })).toEqual({
      min: 12,
      max: 80,
    });
    expect(callsOf({ ...adaptive, quorum: 10 })).toEqual({ min: 24, max: 80 });
    expect(callsOf(esc)).toEqual({ min: 10, max: 80 });
  });
});
