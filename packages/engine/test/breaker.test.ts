import { HOLD, TaskError } from '@parallax/schema';
import { FakeClock } from '@parallax/testkit/fake-clock';
import { type Script, ScriptedModels } from '@parallax/testkit/scripted-models';
import { describe, expect, it } from 'vitest';
import { Limiter, startRun } from '../src/run.ts';
import { graphOf, programOf, runToEnd, startTest } from './run-graph.ts';

const asks = (items: number, config: Record<string, unknown> = {}) =>
  graphOf(
    {
      list: { kind: 'input', type: 'list', value: Array.from({ length: items }, (_, index) => `${index}`) },
      ask: { kind: 'agent', model: 'test/m', prompt: '{{input}}', ...config },
      out: { kind: 'output' },
    },
    ['list -> ask.input', 'ask -> out'],
    { concurrency: 4 },
  );

const broken = () => ({ ms: 10, error: new TaskError('http-500', 'Broken.', { retryable: true }) });

describe('a provider that fails again and again', () => {
  it('is left alone, and the node says so until it is back', async () => {
    let isDown = true;
    const test = startTest(asks(20, { retries: 3 }), () => (isDown ? broken() : { ms: 10, text: 'x' }));
    await test.clock.advance(4000);
    const asked = test.models.requests.length;
    expect(asked).toBeLessThanOrEqual(9);
    const holds = () =>
      test.events.flatMap((event) => (event.type === 'node-data' && event.name === HOLD ? [event.data] : []));
    expect(holds().at(-1)).toMatchObject({ reason: 'breaker' });
    isDown = false;
    const end = await test.clock.until(test.run.done);
    expect(end.outcome).toBe('ok');
    expect(holds().at(-1)).toBeNull();
  });

  it('for minutes ends the run, with what there is', async () => {
    const { end, models, clock } = await runToEnd(asks(1000, { retries: 1 }), broken);
    expect(end.outcome).toBe('error');
    expect(end.missing.filter(({ error }) => error?.code === 'provider-down').length).toBeGreaterThan(900);
    expect(models.requests.length).toBeLessThan(30);
    expect(clock.now()).toBeGreaterThan(0);
  });

  it.each(['auth', 'quota', 'http-401'])(
    'because of the key (%s) is not asked for all the rest',
    async (code) => {
      const { end, models } = await runToEnd(asks(1000), () => ({
        ms: 10,
        error: new TaskError(code, 'The key is wrong. Enter another one.'),
      }));
      expect(models.requests.length).toBeLessThanOrEqual(4);
      expect(end.missing).toHaveLength(1000);
      expect(end.missing[999]?.error?.message).toContain('key is wrong');
    },
  );

  it('is asked again by a run that was started after its key was refused', async () => {
    const denied = () => ({ ms: 10, error: new TaskError('auth', 'The key is wrong.') });
    const clock = new FakeClock();
    const limiter = new Limiter({ clock });
    const ask = (script: () => Script) => {
      const models = new ScriptedModels(clock, script);
      const run = startRun(programOf(asks(100)), { runId: 'r', models, clock, limiter, onEvent() {} });
      return clock.until(run.done);
    };
    expect((await ask(denied)).missing).toHaveLength(100);
    await clock.advance(1);
    expect((await ask(() => ({ ms: 10, text: 'x' }))).outcome).toBe('ok');
  });

  it('is not taken for broken because single requests are refused', async () => {
    const { end, models } = await runToEnd(asks(50), ({ prompt }) =>
      Number(prompt) % 2 === 0 ? { ms: 1, error: new TaskError('http-400', 'No.') } : { ms: 1, text: 'x' },
    );
    expect(models.requests).toHaveLength(50);
    expect(end.missing).toHaveLength(25);
  });
});
