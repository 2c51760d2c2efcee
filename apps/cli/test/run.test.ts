import { readFile } from 'node:fs/promises';
import { applyEvents, emptyRunState, runEventSchema } from '@parallax/schema';
import { startOpenAiServer } from '@parallax/testkit/openai-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pipeline, runCli, startCli, useFolder } from './run-cli.fixture.ts';

const folder = useFolder();

describe('a run', () => {
  it('of a template goes to its end: 0', async () => {
    const { code, stdout, stderr } = await runCli(['run', 'template:check-facts', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'ok', totals: { calls: 5 }, missing: [] });
    expect(stderr).toContain('Check the claim: done, 5 ok');
    expect(stderr).toMatch(/Done in .*5 calls/);
  });

  it('prints Markdown for people, and nothing else when quiet', async () => {
    const { stdout, stderr } = await runCli(['run', 'template:check-facts', '-q']);
    expect(stdout).toMatch(/^## Verdicts\n\n\| item \| claim \| verdict \| evidence \|/);
    expect(stderr).toBe('');
  });

  it('writes a row for each item, with inputs by label and by file', async () => {
    const graph = await folder.graph(pipeline([]));
    const essays = await folder.file(
      'essays.jsonl',
      '{"name":"A","text":"one"}\n{"name":"B","text":"two"}\n',
    );
    const out = folder.path('results.jsonl');
    const { code } = await runCli(['run', graph, '--input', `Essays=${essays}`, '--out', out]);
    expect(code).toBe(0);
    const rows = (await readFile(out, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toMatchObject([
      { output: 'grades', path: 'essays:0', label: 'A' },
      { output: 'grades', path: 'essays:1', label: 'B' },
    ]);
  });

  it('writes a report, and a workbook that a spreadsheet opens', async () => {
    const [report, workbook] = [folder.path('report.md'), folder.path('results.xlsx')];
    await runCli(['run', 'template:check-facts', '-q', '--out', report]);
    const text = await readFile(report, 'utf8');
    expect(text).toMatch(/^# .+\n\n\*\*Done\*\* · /);
    expect(text).toContain('## What it took');
    await runCli(['run', 'template:check-facts', '-q', '--out', workbook]);
    expect((await readFile(workbook)).subarray(0, 2).toString()).toBe('PK');
  });

  it('writes events that fold to the same state', async () => {
    const events = folder.path('events.jsonl');
    const { stdout } = await runCli(['run', 'template:three-views', '--json', '--events', events]);
    const lines = (await readFile(events, 'utf8')).trimEnd().split('\n');
    const parsed = lines.map((line) => runEventSchema.parse(JSON.parse(line)));
    const state = applyEvents(emptyRunState('x'), parsed);
    const told = JSON.parse(stdout);
    expect(state).toMatchObject({ status: 'ok', outputs: told.outputs, totals: told.totals });
  });

  it('makes no more calls at a time than it is told', async () => {
    const server = await startOpenAiServer({ always: { delayMs: 100, answer: 'fine' } });
    try {
      const graph = await folder.graph(pipeline(['a', 'b', 'c', 'd'], 'openai/test-model'));
      const env = { OPENAI_BASE_URL: server.baseUrl };
      const { code } = await runCli(['run', graph, '-c', '1', '-q'], { env });
      expect(code).toBe(0);
      expect((await server.stats()).maxConcurrent).toBe(1);
    } finally {
      await server.stop();
    }
  });
});

describe('a run that is not complete', () => {
  it('gives what there is and says what is missing: 3', async () => {
    const server = await startOpenAiServer({
      always: { answer: 'fine' },
      rules: [{ when: { prompt: 'bad' }, behave: { status: 400, errorMessage: 'too bad' } }],
    });
    try {
      const graph = await folder.graph(pipeline(['good', 'bad', 'well'], 'openai/test-model'));
      const env = { OPENAI_BASE_URL: server.baseUrl };
      const { code, stdout, stderr } = await runCli(['run', graph], { env });
      expect(code).toBe(3);
      expect(stdout.match(/fine/g)).toHaveLength(2);
      expect(stdout).toContain('## Missing');
      expect(stderr).toContain('Grade: bad: failed:');
      expect(stderr).toContain('Missing: 1 result.');
    } finally {
      await server.stop();
    }
  });

  it('with nothing at all is an error, and leaves the file of an earlier run alone: 1', async () => {
    const graph = await folder.graph(pipeline(['a'], 'offline/simulated?failure=1'));
    const out = await folder.file('results.csv', 'earlier');
    const { code, stderr } = await runCli(['run', graph, '--out', out]);
    expect(code).toBe(1);
    expect(stderr).toContain('No result reached an output');
    expect(await readFile(out, 'utf8')).toBe('earlier');
  });

  it('of a model that nobody has says which there are: 1', async () => {
    const graph = await folder.graph(pipeline(['a'], 'nobody/x'));
    const { code, stderr } = await runCli(['run', graph, '-q']);
    expect(code).toBe(1);
    expect(stderr).toContain('No provider is called "nobody"');
  });
});

describe('Ctrl-C', () => {
  let server: Awaited<ReturnType<typeof startOpenAiServer>>;
  beforeAll(async () => {
    server = await startOpenAiServer({
      always: { answer: 'fine' },
      rules: [{ when: { prompt: 'slow' }, behave: { stallAfter: 0 } }],
    });
  });
  afterAll(() => server.stop());

  it('ends the run and writes what is there, also what had not reached an output: 130', async () => {
    const base = pipeline(['quick', 'slow'], 'openai/test-model');
    const graph = await folder.graph({
      ...base,
      nodes: [...(base.nodes ?? []), { id: 'all', kind: 'reduce', config: { strategy: 'concat' } }],
      edges: [
        { id: 'e1', source: 'essays', target: 'grade', targetHandle: 'essay' },
        { id: 'e2', source: 'grade', target: 'all' },
        { id: 'e3', source: 'all', target: 'grades' },
      ],
    });
    const out = folder.path('results.json');
    const events = folder.path('events.jsonl');
    const env = { OPENAI_BASE_URL: server.baseUrl };
    const { child, ended } = startCli(['run', graph, '--out', out, '--events', events], { env });
    await expect
      .poll(async () => (await readFile(events, 'utf8').catch(() => '')).includes('"output":"fine"'), {
        timeout: 10_000,
      })
      .toBe(true);
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject([{ label: 'quick', value: 'fine' }]);
  });
});
