import { expect, it } from 'vitest';
import { UsageError } from '../exit.ts';
import { readRunOptions } from './options.ts';

it('reads what is given, in both forms', () => {
  const options = readRunOptions([
    'g.json',
    '-i',
    'a=1',
    '--input=b=2',
    '-c',
    '5',
    '--json',
    '--out',
    'x.CSV',
  ]);
  expect(options).toMatchObject({
    graph: 'g.json',
    input: ['a=1', 'b=2'],
    limits: { concurrency: 5 },
    json: true,
    quiet: false,
  });
  expect(options?.out?.path).toBe('x.CSV');
});

it.each([
  [[], 'Name the graph to run'],
  [['a', 'b c'], 'Values with blanks need quotes'],
  [['a', '--out', 'a.xml'], 'Use .csv, .jsonl, .json, .md, .xlsx'],
  [['a', '--out', 'results'], 'the ending says the format'],
  [['a', '-c', '0'], 'whole number from 1 to 10000'],
  [['a', '-c', '1e3'], 'whole number from 1 to 10000'],
  [['a', '--concurrency'], "'-c, --concurrency <value>' argument missing"],
])('refuses %j', (args, message) => {
  expect(() => readRunOptions(args)).toThrow(UsageError);
  expect(() => readRunOptions(args)).toThrow(message);
});
