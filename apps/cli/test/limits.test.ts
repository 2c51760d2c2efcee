import { readFile } from 'node:fs/promises';
import { type OpenAiServer, startOpenAiServer } from '@parallax/testkit/openai-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pipeline, runCli, startCli, useFolder } from './run-cli.fixture.ts';

const folder = useFolder();
const graphOf = (count: number, limits = {}, agent = {}) => {
  const base = pipeline(
    Array.from({ length: count }, (_, index) => `item-${index}.`),
    'openai/test-model',
  );
  const nodes = (base.nodes ?? []).map((node) =>
    node.kind === 'agent' ? { ...node, config: { ...node.config, ...agent } } : node,
  );
  return folder.graph({ ...base, nodes, limits });
};

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.stop());
const env = () => ({ OPENAI_BASE_URL: server.baseUrl });

describe('a server that says what it allows by 429 alone', () => {
  it.each([
    ['7 at a time', { maxConcurrent: 7, always: { answer: 'fine', chunkDelayMs: 10 } }],
    // A minute of a second, so that the test need not take minutes.
    ['60 a minute', { requestsPerMinute: 60, minuteMs: 1000, always: { answer: 'fine' } }],
  ])('(%s) loses no item', async (_, plan) => {
    await server.configure(plan);
    const graph = await graphOf(150, { concurrency: 50 }, { retries: 0 });
    const { code, stdout, stderr } = await runCli(['run', graph, '--json', '-q'], { env: env() });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).outputs.grades).toHaveLength(150);
    const requests = await server.requests();
    expect(requests.filter(({ status }) => status === 200)).toHaveLength(150);
    expect(requests.some(({ status }) => status === 429)).toBe(true);
    expect((await server.stats()).maxConcurrent).toBeLessThanOrEqual(50);
  });
});

describe('a call that is cut off', () => {
  it('because its stream stopped mid-word is tried again; its socket is closed and its tokens are counted', async () => {
    await server.configure({
      always: { answer: 'a whole answer' },
      rules: [{ when: { requests: [1] }, behave: { stallAfter: 1 } }],
    });
    const graph = await graphOf(1, {}, { idleTimeoutMs: 100, retries: 1 });
    const { stdout } = await runCli(['run', graph, '--json', '-q'], { env: env() });
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'ok',
      totals: { calls: 2, retries: 1, estimated: true },
    });
    expect(JSON.parse(stdout).outputs.grades).toMatchObject([{ value: 'a whole answer' }]);
    expect(await server.requests()).toMatchObject([{ abandoned: true }, { abandoned: false, status: 200 }]);
  });

  it('because the run is stopped closes its socket at once, with fifty under way', async () => {
    // The limit follows what goes well: after sixty good calls fifty may be under way.
    const requests61on = Array.from({ length: 60 }, (_, index) => 61 + index);
    await server.configure({
      always: { answer: 'fine', chunkDelayMs: 10 },
      rules: [{ when: { requests: requests61on }, behave: { stallAfter: 1 } }],
    });
    const graph = await graphOf(120, { concurrency: 50 });
    const { child, ended } = startCli(['run', graph, '--json', '-q', '--events', folder.path('e.jsonl')], {
      env: env(),
    });
    const open = async () => (await server.requests()).filter(({ endedAt }) => endedAt === undefined).length;
    await expect.poll(open, { timeout: 20_000 }).toBe(50);
    const stoppedAt = Date.now();
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    await expect.poll(open).toBe(0);
    const requests = await server.requests();
    expect(requests.filter(({ abandoned }) => abandoned)).toHaveLength(50);
    expect(
      Math.max(...requests.map(({ endedAt = Number.POSITIVE_INFINITY }) => endedAt)) - stoppedAt,
    ).toBeLessThan(1000);
    const end = (await readFile(folder.path('e.jsonl'), 'utf8')).trimEnd().split('\n').at(-1) ?? '';
    expect(JSON.parse(end)).toMatchObject({
      type: 'run-end',
      totals: { calls: requests.length, estimated: true },
    });
  });
});
