import { describe, expect, it } from 'vitest';
import { echo, runCli, useFolder } from './run-cli.fixture.ts';

const folder = useFolder();
const list = { type: 'list' };
async function arriving(args: string[], stdin?: string): Promise<unknown[]> {
  const options = stdin === undefined ? {} : { stdin };
  const { code, stdout, stderr } = await runCli(['run', ...args, '--json', '-q'], options);
  if (code !== 0) throw new Error(stderr);
  const { outputs } = JSON.parse(stdout);
  return outputs.out.map((item: { value: unknown }) => item.value);
}

describe('an input', () => {
  it('is a text as it stands, a file with @, or standard input', async () => {
    const graph = await folder.graph(echo({}));
    const odd = await folder.file('notes.log', 'from a file');
    expect(await arriving([graph, '-i', 'Essays=a = b'])).toEqual(['a = b']);
    expect(await arriving([graph, '-i', `in=@${odd}`])).toEqual(['from a file']);
    expect(await arriving([graph, '-i', 'in=-'], 'piped\n')).toEqual(['piped']);
    expect(await arriving([graph, '--text', 'in=notes.md'])).toEqual(['notes.md']);
    const notes = await folder.file('notes.md', '# A');
    expect(await arriving([graph, '-i', `in=${notes}`])).toEqual(['# A']);
  });
});

describe('an input that cannot be', () => {
  it.each([
    [2, ['-i', 'nothing=x'], 'has no input "nothing". It has in (Essays).'],
    [2, ['-i', 'in'], 'write name=value'],
    [2, ['-i', 'in=a', '--text', 'Essays=b'], 'given twice'],
    [1, ['-i', 'in=missing.csv'], 'There is no file "missing.csv". If the text itself is meant, use --text'],
    [1, ['--text', 'in=[{"a":1}]'], 'but got an object with a (item 1)'],
  ])('ends with %i and says why: %j', async (expected, args, message) => {
    const graph = await folder.graph(echo(list));
    const { code, stderr, stdout } = await runCli(['run', graph, ...args]);
    expect(stderr).toContain(message);
    expect(code).toBe(expected);
    expect(stdout).toBe('');
  });
});
