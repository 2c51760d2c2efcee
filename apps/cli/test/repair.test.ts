import { readFile } from 'node:fs/promises';
import type { RunEvent } from '@parallax/schema';
import { type OpenAiServer, startOpenAiServer } from '@parallax/testkit/openai-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pipeline, runCli, startCli, useFolder } from './run-cli.fixture.ts';

const folder = useFolder();
const items = Array.from({ length: 100 }, (_, index) => `item-${index}.`);
const graphOf = () => folder.graph(pipeline(items, 'openai/test-model'));

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.stop());
const env = () => ({ OPENAI_BASE_URL: server.baseUrl });

async function eventsIn(path: string): Promise<RunEvent[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.endsWith('}'));
  return lines.map((line) => JSON.parse(line));
}

describe('repeating a run', () => {
  it('asks only for the one item of a hundred that failed', async () => {
    const graph = await graphOf();
    const events = folder.path('events.jsonl');
    await server.configure({
      always: { answer: 'fine' },
      rules: [{ when: { prompt: 'item-41.' }, behave: { status: 400 } }],
    });
    const first = await runCli(['run', graph, '--resume', events, '-q', '--json'], { env: env() });
    expect(first.code).toBe(3);
    expect((await server.stats()).requests).toBe(100);

    await server.configure({ always: { answer: 'fine' } });
    const again = await runCli(['run', graph, '--resume', events, '--json'], { env: env() });
    expect(again.code).toBe(0);
    expect((await server.stats()).requests).toBe(1);
    const { outputs, totals } = JSON.parse(again.stdout);
    expect(outputs.grades).toHaveLength(100);
    expect(totals).toMatchObject({ calls: 1, tasks: 102 });
    expect(again.stderr).toContain('1 call, 99 reused');

    // Both runs are in the file now, so that a third asks nothing, and one from "Grade" on asks all.
    await server.configure({ always: { answer: 'fine' } });
    await runCli(['run', graph, '--reuse-from', events, '-q'], { env: env() });
    expect((await server.stats()).requests).toBe(0);
    await runCli(['run', graph, '--reuse-from', events, '--from', 'Grade', '-q'], { env: env() });
    expect((await server.stats()).requests).toBe(100);
  });

  it('goes on after a kill without asking again for what had finished', async () => {
    const graph = await graphOf();
    const events = folder.path('events.jsonl');
    await server.configure({ always: { answer: 'fine', delayMs: 20 } });
    const { child, ended } = startCli(['run', graph, '--resume', events, '-c', '5', '-q'], { env: env() });
    const finished = async () => (await eventsIn(events).catch(() => [])).filter(isGrade).length;
    await expect.poll(finished, { timeout: 20_000, interval: 10 }).toBeGreaterThan(20);
    child.kill('SIGKILL');
    await ended;
    const before = await finished();
    const again = await runCli(['run', graph, '--resume', events, '-q', '--json'], { env: env() });
    expect(JSON.parse(again.stdout).outputs.grades).toHaveLength(100);
    expect(JSON.parse(again.stdout).totals.calls).toBe(100 - before);
    // What was under way, or was written to nobody's file yet, is all that can have been asked twice.
    expect((await server.stats()).requests - 100).toBeLessThanOrEqual(10);
  });

  it.each([
    [['--reuse-from', 'nowhere.jsonl'], 1, 'There is no such file'],
    [['--from', 'Grade'], 2, '--from says from where'],
    [['--resume', 'a.jsonl', '--events', 'b.jsonl'], 2, 'leave out --events'],
    [['--resume', 'a.jsonl', '--from', 'Oven'], 2, 'no such node. It has essays (Essays)'],
    [['--resume', 'a.jsonl', '--rehearse'], 2, 'neither resumes nor reuses'],
    [['--latency', '100'], 2, 'are for --rehearse'],
    [['--max-cost', '1'], 2, 'Give the prices with --prices'],
  ])('that cannot be says why: %j', async (args, code, message) => {
    const ended = await runCli(['run', await graphOf(), ...args], { env: env(), cwd: folder.path('.') });
    expect(ended.stderr).toContain(message);
    expect(ended.code).toBe(code);
  });

  it('does not take a rehearsal for results', async () => {
    const graph = await graphOf();
    const events = folder.path('events.jsonl');
    const rehearsal = ['--rehearse', '--latency', '0', '--events', events, '-q'];
    expect((await runCli(['run', graph, ...rehearsal], { env: env() })).code).toBe(0);
    const { code, stderr } = await runCli(['run', graph, '--reuse-from', events], { env: env() });
    expect(stderr).toContain('its results are made up');
    expect(code).toBe(1);
  });
});

describe('before a run', () => {
  it('says what it needs, with the prices that it is given', async () => {
    const graph = await graphOf();
    const prices = await folder.file(
      'prices.json',
      '[{ "model": "openai/*", "inputPerMillion": 1000, "outputPerMillion": 0 }]',
    );
    await server.configure({});
    const { code, stdout } = await runCli(['run', graph, '--estimate', '--prices', prices], { env: env() });
    expect(stdout).toMatch(/^100 model calls, about [\d,]+ tokens in and .* out, about \$0\.\d+\n$/);
    expect(code).toBe(0);
    expect((await server.stats()).requests).toBe(0);
  });

  it('takes a budget, makes no call more, and names what was left out', async () => {
    const graph = await graphOf();
    await server.configure({ always: { answer: 'fine' } });
    const { code, stdout } = await runCli(['run', graph, '--max-calls', '30', '-c', '50'], { env: env() });
    expect(code).toBe(3);
    expect((await server.stats()).requests).toBe(30);
    expect(stdout).toContain('The budget of the run was used up.');
  });

  it('rehearses without asking anybody, the same for the same seed', async () => {
    const graph = await graphOf();
    await server.configure({});
    const rehearse = async (seed: string) => {
      const args = ['--rehearse', '--latency', '40', '--failure-rate', '0.2', '--seed', seed, '--json'];
      const { stdout, stderr } = await runCli(['run', graph, '-c', '50', ...args], { env: env() });
      expect(stderr).toContain('as fast as one by one');
      const { outputs, missing } = JSON.parse(stdout);
      return { outputs, missing: missing.map(({ task }: { task: string }) => task).sort() };
    };
    const [first, same, other] = await Promise.all([rehearse('1'), rehearse('1'), rehearse('2')]);
    expect(same).toEqual(first);
    expect(other).not.toEqual(first);
    expect(first.missing.length).toBeGreaterThan(0);
    expect((await server.stats()).requests).toBe(0);
  });
});

function isGrade(event: RunEvent): boolean {
  return event.type === 'task-end' && event.node === 'grade' && event.outcome === 'ok';
}
