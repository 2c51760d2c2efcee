import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { pipeline, runCli, startCli, useFolder } from './run-cli.fixture.ts';

const folder = useFolder();

describe('the command line', () => {
  it.each([
    [[], 'Usage'],
    [['bake'], 'There is no command "bake"'],
    [['run', 'a', '--fast'], "Unknown option '--fast'"],
    [['serve', 'now'], '"serve" takes no "now"'],
  ])('that is written wrongly ends with 2: %j', async (args, message) => {
    const { code, stderr, stdout } = await runCli(args);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, '']);
  });

  it.each([[['--help']], [['run', '--help']], [['validate', '-h']], [['serve', '--help']], [['--version']]])(
    'answers %j on standard output',
    async (args) => {
      const { code, stdout, stderr } = await runCli(args);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/\S/);
    },
  );
});

describe('validate', () => {
  it('says what a good graph will do', async () => {
    const { code, stdout } = await runCli(['validate', 'template:grade-essays']);
    expect(code).toBe(0);
    expect(stdout).toContain('Grade the essay: Runs 100 times');
    expect(stdout).toContain('In all 100 model calls');
  });

  it('lists everything that is wrong with a bad one, each with its place', async () => {
    const base = pipeline(['a']);
    const graph = await folder.graph({
      ...base,
      nodes: [
        ...(base.nodes ?? []),
        { id: 'odd', kind: 'oven' },
        { id: 'vote', kind: 'vote', config: { quorums: 1 } },
      ],
    });
    const { code, stderr, stdout } = await runCli(['validate', graph]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/error: node "odd": "oven" is not a kind of node\..*\[unknown-kind\]/);
    expect(stderr).toMatch(/error: node "vote", quorums: .*no option "quorums".*\[unknown-config\]/);
    const json = await runCli(['validate', graph, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      plan: null,
      issues: [{ node: 'odd' }, { node: 'vote' }],
    });
  });

  it.each([
    ['{"version": 1,', 'is not JSON'],
    ['{"version": 99}', 'newer Parallax'],
    ['[]', 'has to be an object'],
  ])('refuses %j', async (content, message) => {
    const { code, stderr } = await runCli(['validate', await folder.file('graph.json', content)]);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });

  it('says that a file is missing, and where templates are', async () => {
    expect((await runCli(['validate', 'nowhere.json'])).stderr).toContain('There is no file "nowhere.json"');
    expect((await runCli(['run', 'three-views'])).stderr).toContain('template:three-views');
    expect((await runCli(['run', 'template:nope'])).stderr).toContain('There is no template "nope"');
  });
});

describe('serve', () => {
  it('starts the server on the port that is asked for, and ends with it', async () => {
    const { child, ended } = startCli(['serve', '--port', '0', '--data', folder.path('data')]);
    let printed = '';
    while (!/at http:\S+/.test(printed)) printed += String((await once(child.stdout, 'data'))[0]);
    const address = /at (http:\S+)/.exec(printed)?.[1] ?? '';
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    await expect(fetch(`${address}/api/health`)).rejects.toThrow();
  });

  it('passes on that the server could not start', async () => {
    const { code, stderr } = await runCli(['serve', '--port', 'high']);
    expect(code).toBe(1);
    expect(stderr).toContain('PORT=high is not a port');
  });
});
