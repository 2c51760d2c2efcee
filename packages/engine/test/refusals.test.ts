import { TaskError } from '@parallax/schema';
import { FakeClock } from '@parallax/testkit/fake-clock';
import { ScriptedModels } from '@parallax/testkit/scripted-models';
import { describe, expect, it } from 'vitest';
import { Limiter } from '../src/limiter/limiter.ts';
import { startRun } from '../src/run.ts';
import { graphOf, programOf } from './run-graph.ts';

/** A server that lets so much in and says so by 429 alone. */
interface Gate {
  /** Whether a call may come in now. */
  enter(now: number): boolean;
  leave(): void;
  /** What the server allows, in calls a second, when each takes `ms`. */
  allows(ms: number): number;
}

/** So many at a time. */
function slotsOf(limit: () => number): Gate {
  let active = 0;
  return {
    enter() {
      if (active >= limit()) return false;
      active += 1;
      return true;
    },
    leave: () => {
      active -= 1;
    },
    allows: (ms) => (limit() * 1000) / ms,
  };
}

/** So many a minute, refilled continuously, of which `burst` may come at once. */
function bucketOf(perMinute: () => number, burst: number): Gate {
  let level = burst;
  let at = 0;
  return {
    enter(now) {
      level = Math.min(burst, level + ((now - at) * perMinute()) / 60_000);
      at = now;
      if (level < 1) return false;
      level -= 1;
      return true;
    },
    leave() {},
    allows: () => perMinute() / 60,
  };
}

/** So many in any window of time, all at once if they come so. */
function windowOf(limit: number, windowMs: number): Gate {
  let entered: number[] = [];
  return {
    enter(now) {
      entered = entered.filter((at) => at > now - windowMs);
      if (entered.length >= limit) return false;
      entered.push(now);
      return true;
    },
    leave() {},
    allows: () => (limit * 1000) / windowMs,
  };
}

const job = (items: number) =>
  graphOf(
    {
      list: { kind: 'input', type: 'list', value: Array.from({ length: items }, (_, index) => `${index}`) },
      ask: { kind: 'agent', model: 'test/m', prompt: '{{input}}', retries: 0 },
      out: { kind: 'output' },
    },
    ['list -> ask.input', 'ask -> out'],
    { concurrency: 100, taskTimeoutMs: 600_000 },
  );

/** Runs the job against the gate; what was refused, and when each call that was let in ended, in milliseconds. */
async function run(
  gate: Gate,
  items: number,
  ms: number,
  options: { retryAfter?: number; at?: (now: number) => void } = {},
) {
  const clock = new FakeClock();
  const start = clock.now();
  let refused = 0;
  const ended: number[] = [];
  const models = new ScriptedModels(
    clock,
    () => {
      const now = clock.now() - start;
      options.at?.(now);
      if (!gate.enter(now)) {
        refused += 1;
        const { retryAfter } = options;
        const asked = retryAfter === undefined ? {} : { retryAfterMs: retryAfter };
        return { ms: 5, error: new TaskError('http-429', 'Too many.', { retryable: true, ...asked }) };
      }
      clock.after(ms, () => {
        gate.leave();
        ended.push(clock.now() - start);
      });
      return { ms, text: 'x' };
    },
    () => ({ pool: 'p', limits: { adaptive: true } }),
  );
  const handle = startRun(programOf(job(items)), {
    runId: 'r',
    models,
    clock,
    limiter: new Limiter({ clock }),
    random: () => 0.5,
    onEvent() {},
  });
  const end = await clock.until(handle.done);
  return { end, refused, ended };
}

/** Calls a second between two calls, by their place in the order of ends. */
function rate(ended: readonly number[], from: number, to: number): number {
  return ((to - from) * 1000) / ((ended[to] ?? 0) - (ended[from] ?? 0));
}

describe('a server that says what it allows by 429 alone', () => {
  it.each<[string, () => Gate, number, number]>([
    ['7 at a time, short calls', () => slotsOf(() => 7), 100, 1500],
    ['7 at a time, long calls', () => slotsOf(() => 7), 8000, 600],
    ['40 at a time', () => slotsOf(() => 40), 2000, 2000],
    ['60 a minute as one a second, short calls', () => bucketOf(() => 60, 1), 20, 400],
    ['60 a minute as one a second, calls of 1.5 s', () => bucketOf(() => 60, 1), 1500, 400],
    ['60 a minute with a burst of 60, short calls', () => bucketOf(() => 60, 60), 20, 500],
    ['60 a minute, calls of 10 s', () => bucketOf(() => 60, 5), 10_000, 800],
    ['600 a minute, short calls', () => bucketOf(() => 600, 10), 50, 1500],
  ])('%s: no item is lost, and at least 0.9 of it is used', async (_, gateOf, ms, items) => {
    const gate = gateOf();
    const { end, refused, ended } = await run(gate, items, ms);
    expect(end.outcome).toBe('ok');
    expect(end.outputs.out).toHaveLength(items);
    const used = rate(ended, Math.floor(items / 3), items - 20) / gate.allows(ms);
    expect(used, `${refused} refused`).toBeGreaterThanOrEqual(0.9);
    expect(refused / (refused + items)).toBeLessThan(0.2);
  });

  it('60 in any minute: no item is lost', async () => {
    const { end, ended } = await run(windowOf(60, 60_000), 300, 20);
    expect(end.outcome).toBe('ok');
    // A window that lets all its calls in at once leaves a minute without any: what counts is the whole.
    expect(rate(ended, 0, 299)).toBeGreaterThanOrEqual(0.8);
  });

  it('60 in any second: no item is lost, and at least 0.9 of it is used', async () => {
    const { end, ended } = await run(windowOf(60, 1000), 3000, 20);
    expect(end.outcome).toBe('ok');
    // The first sixty come at once; after the second of refusals that follows it is soon found out.
    expect(rate(ended, 0, 149)).toBeGreaterThan(20);
    expect(rate(ended, 1500, 2980) / 60).toBeGreaterThanOrEqual(0.9);
  });

  it('with a time to wait: obeyed, and no item is lost', async () => {
    const { end, refused } = await run(
      bucketOf(() => 60, 1),
      200,
      20,
      { retryAfter: 1000 },
    );
    expect(end.outcome).toBe('ok');
    expect(refused).toBeLessThan(100);
  });

  it.each<[string, (limit: () => number) => Gate, number, number]>([
    ['slots', slotsOf, 8, 300],
    ['a rate', (limit) => bucketOf(limit, 1), 120, 20],
  ])('is followed when %s halve and double again', async (_, gateOf, full, ms) => {
    let limit = full;
    const halveAt = 200_000;
    const doubleAt = 400_000;
    const gate = gateOf(() => limit);
    const items = gateOf === slotsOf ? 12_000 : 1000;
    const { end, ended } = await run(gate, items, ms, {
      at(now) {
        limit = now >= halveAt && now < doubleAt ? full / 2 : full;
      },
    });
    expect(end.outcome).toBe('ok');
    const share = (from: number, to: number, allowed: number) =>
      (ended.filter((at) => at >= from && at < to).length * 1000) / (to - from) / allowed;
    limit = full;
    const whole = gate.allows(ms);
    const shares = [
      share(halveAt - 60_000, halveAt, whole),
      share(doubleAt - 100_000, doubleAt, whole / 2),
      share(doubleAt + 100_000, doubleAt + 160_000, whole),
    ];
    for (const used of shares) expect(used, shares.join(' ')).toBeGreaterThanOrEqual(0.9);
  });
});
