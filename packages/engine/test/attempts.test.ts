import { type RunEvent, TaskError } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { graphOf, runToEnd, startTest } from './run-graph.ts';

function oneAgent(config: Record<string, unknown> = {}, limits = {}) {
  return graphOf(
    {
      t: { kind: 'input', value: 'x' },
      a: { kind: 'agent', model: 'test/m', prompt: '{{input}}', ...config },
      o: { kind: 'output' },
    },
    ['t -> a', 'a -> o'],
    limits,
  );
}

function endOf(events: readonly RunEvent[], task: string) {
  return events.find((event) => event.type === 'task-end' && event.task === task);
}

function retries(events: readonly RunEvent[]): number[] {
  return events.flatMap((event) => (event.type === 'task-retry' ? [event.waitMs] : []));
}

const busy = (retryAfterMs?: number) =>
  new TaskError('http-500', 'Too many requests.', {
    retryable: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

describe('retries', () => {
  it('try again after a passing failure, waiting longer each time', async () => {
    const { events, end } = await runToEnd(oneAgent(), (_, call) =>
      call < 3 ? { error: busy() } : { text: 'done' },
    );
    expect(end.outcome).toBe('ok');
    expect(endOf(events, 'a')).toMatchObject({ outcome: 'ok', attempts: 3, usage: { calls: 3 } });
    expect(retries(events)).toEqual([375, 750]);
    expect(end.totals.retries).toBe(2);
  });

  it('wait as long as the server asks, capped', async () => {
    const { events } = await runToEnd(oneAgent(), (_, call) =>
      call === 1 ? { error: busy(7000) } : call === 2 ? { error: busy(3_600_000) } : {},
    );
    expect(retries(events)).toEqual([7125, 120_125]);
  });

  it('never repeat what cannot get better', async () => {
    const { models, end } = await runToEnd(oneAgent(), () => ({
      error: new TaskError('http-401', 'The key is wrong.'),
    }));
    expect(models.requests).toHaveLength(1);
    expect(end).toMatchObject({
      outcome: 'error',
      error: { code: 'http-401' },
      missing: [{ task: 'a', outcome: 'error' }],
    });
  });

  it('end after as many further attempts as the node says', async () => {
    const { models, events } = await runToEnd(oneAgent({ retries: 1 }), () => ({ error: busy() }));
    expect(models.requests).toHaveLength(2);
    expect(endOf(events, 'a')).toMatchObject({ outcome: 'error', attempts: 2 });
  });

  it('give their slot to others while they wait', async () => {
    const graph = graphOf(
      {
        l: { kind: 'input', type: 'list', value: ['a', 'b'] },
        a: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        o: { kind: 'output' },
      },
      ['l -> a', 'a -> o'],
      { concurrency: 1 },
    );
    const { events } = await runToEnd(graph, ({ prompt }, call) =>
      prompt === 'a' && call === 1 ? { error: busy(60_000) } : { text: prompt, ms: 10 },
    );
    const ends = events.flatMap((event) =>
      event.type === 'task-end' && event.node === 'a' ? [event.task] : [],
    );
    expect(ends).toEqual(['a@l:1', 'a@l:0']);
  });
});

describe('timeouts', () => {
  it('end an attempt that takes too long in all, and abort its call', async () => {
    const { events, models, end } = await runToEnd(oneAgent({ timeoutMs: 1000, retries: 0 }), () => ({
      stalls: true,
    }));
    expect(endOf(events, 'a')).toMatchObject({ outcome: 'timeout', ms: 1000, error: { code: 'timeout' } });
    expect(models.aborted).toHaveLength(1);
    expect(end.missing).toMatchObject([{ outcome: 'timeout' }]);
  });

  it('take the limit of the graph where the node has none', async () => {
    const { events } = await runToEnd(oneAgent({ retries: 0 }, { taskTimeoutMs: 250 }), () => ({
      stalls: true,
    }));
    expect(endOf(events, 'a')).toMatchObject({ outcome: 'timeout', ms: 250 });
  });

  it('end an attempt whose answer does not begin', async () => {
    const { events } = await runToEnd(oneAgent({ firstTokenTimeoutMs: 300, retries: 0 }), () => ({
      ms: 5000,
      text: 'late',
    }));
    expect(endOf(events, 'a')).toMatchObject({ ms: 300, error: { code: 'timeout-first-token' } });
  });

  it('end a stream that stops mid-word, and try again', async () => {
    const { events, models } = await runToEnd(oneAgent({ idleTimeoutMs: 400 }), (_, call) =>
      call === 1 ? { ms: 300, pieces: ['Hal', 'f'], stalls: true } : { text: 'whole' },
    );
    expect(events.find((event) => event.type === 'task-retry')).toMatchObject({
      error: { code: 'timeout-idle' },
    });
    expect(models.aborted).toHaveLength(1);
    expect(endOf(events, 'a')).toMatchObject({
      outcome: 'ok',
      output: 'whole',
      usage: { calls: 2, estimated: true },
    });
  });

  it('count what was sent, and what had come, as estimated, also when there is no further attempt', async () => {
    const { events, end } = await runToEnd(
      oneAgent({ prompt: 'four chars a token: {{input}}', idleTimeoutMs: 400, retries: 0 }),
      () => ({ ms: 300, pieces: ['twelve ', 'chars'], stalls: true }),
    );
    const usage = { calls: 1, inputTokens: 6, outputTokens: 3, estimated: true };
    expect(endOf(events, 'a')).toMatchObject({ outcome: 'timeout', usage });
    expect(end.totals).toMatchObject(usage);
  });

  it('leave a slow stream alone that keeps coming', async () => {
    const pieces = Array.from({ length: 50 }, (_, index) => `${index} `);
    const { end } = await runToEnd(oneAgent({ idleTimeoutMs: 400, firstTokenTimeoutMs: 400 }), () => ({
      ms: 15_000,
      pieces,
    }));
    expect(end.outcome).toBe('ok');
  });
});

describe('onError', () => {
  const graph = (onError: 'drop' | 'fail') =>
    graphOf(
      {
        l: { kind: 'input', type: 'list', value: ['a', 'b', 'c'] },
        a: { kind: 'agent', model: 'test/m', prompt: '{{input}}', onError },
        b: { kind: 'agent', model: 'test/m', prompt: 'again {{input}}' },
        r: { kind: 'reduce', strategy: 'concat' },
        o: { kind: 'output' },
      },
      ['l -> a', 'a -> b', 'b -> r', 'r -> o'],
    );
  const script = ({ prompt }: { prompt: string }) =>
    prompt === 'b'
      ? { error: new TaskError('http-400', 'Bad.') }
      : { text: prompt, ms: prompt === 'c' ? 5000 : 10 };

  it('drop: siblings go on, what needs the failed one is skipped, the output says what is missing', async () => {
    const { events, end } = await runToEnd(graph('drop'), script);
    expect(end.outcome).toBe('partial');
    expect(end.missing.map((missing) => missing.task)).toEqual(['a@l:1']);
    expect(endOf(events, 'b@l:1')).toMatchObject({ outcome: 'skipped' });
    expect(end.outputs.o?.[0]?.value).toContain('2 of 3; missing: b');
  });

  it('fail: one failure ends the run and cancels the rest', async () => {
    const { events, end, models } = await runToEnd(graph('fail'), script);
    expect(end).toMatchObject({ outcome: 'error', error: { code: 'http-400' } });
    expect(endOf(events, 'a@l:2')).toMatchObject({ outcome: 'cancelled', reason: 'failed-run' });
    expect(models.active).toBe(0);
  });
});

describe('deltas', () => {
  it('are sent together, with their place in the text, and start anew with a new attempt', async () => {
    const { events } = await runToEnd(oneAgent(), (_, call) =>
      call === 1 ? { ms: 40, pieces: ['ab', 'cd', 'ef'], error: busy() } : { ms: 90, pieces: ['x', 'y'] },
    );
    const deltas = events.flatMap((event) =>
      event.type === 'task-delta' ? [[event.offset, event.text]] : [],
    );
    expect(deltas[0]?.[0]).toBe(0);
    expect(deltas.map(([, text]) => text).join('')).toMatch(/^abcd.*xy?$/);
    expect(deltas.filter(([offset]) => offset === 0)).toHaveLength(2);
  });
});

describe('cancel', () => {
  it('aborts what is under way, launches nothing more, and keeps what the outputs have', async () => {
    const graph = graphOf(
      {
        l: { kind: 'input', type: 'list', value: ['a', 'b', 'c', 'd'] },
        a: { kind: 'agent', model: 'test/m', prompt: '{{input}}' },
        o: { kind: 'output' },
      },
      ['l -> a', 'a -> o'],
      { concurrency: 2 },
    );
    const { run, clock, models } = startTest(graph, ({ prompt }) => ({
      text: prompt,
      ms: prompt === 'a' ? 10 : 10_000,
    }));
    await clock.advance(100);
    run.cancel();
    const end = await clock.until(run.done);
    expect(end.outcome).toBe('cancelled');
    expect(end.outputs.o?.map((item) => item.value)).toEqual(['a']);
    expect(models.requests).toHaveLength(3);
    expect(models.aborted).toHaveLength(2);
    await clock.advance(0);
    expect(clock.pending).toBe(0);
  });
});
