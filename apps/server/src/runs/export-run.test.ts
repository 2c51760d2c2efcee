import { emptyRunState, type Json, type RunState } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { exportRun } from './export-run.ts';

function stateWith(values: readonly Json[]): RunState {
  const items = values.map((value, index) => ({
    path: [{ node: 'docs', index }],
    label: `Doc ${index}`,
    value,
  }));
  return { ...emptyRunState('r'), graph: { name: 'Test' }, outputs: { out: items } };
}

const cells = (values: readonly Json[]) =>
  exportRun(stateWith(values), 'csv')
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',').slice(3).join(','));

describe('CSV', () => {
  it('has a row for each item', () => {
    expect(exportRun(stateWith(['a', 'b']), 'csv')).toBe(
      'output,path,label,value\r\nout,docs:0,Doc 0,a\r\nout,docs:1,Doc 1,b\r\n',
    );
  });

  it.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1'])(
    'does not let %j become a formula',
    (text) => {
      expect(cells([text])[0]?.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('leaves numbers and inner signs alone', () => {
    expect(cells([-5, 'a-b', true, null])).toEqual(['-5', 'a-b', 'true', '']);
  });

  it('quotes what would break the line', () => {
    expect(exportRun(stateWith(['say "x", y']), 'csv')).toContain('"say ""x"", y"');
  });

  it('gives objects and tables a column for each key', () => {
    const text = exportRun(
      stateWith([
        [
          { name: 'a', score: 1 },
          { name: 'b', note: '=x' },
        ],
      ]),
      'csv',
    );
    expect(text).toBe(
      "output,path,label,name,score,note\r\nout,docs:0,Doc 0,a,1,\r\nout,docs:0,Doc 0,b,,'=x\r\n",
    );
  });

  it('reads the tables that a reduce node makes', () => {
    const table = { columns: ['name', 'score'], rows: [{ name: 'a', score: 1 }], missing: [] };
    expect(exportRun(stateWith([table]), 'csv')).toBe(
      'output,path,label,name,score\r\nout,docs:0,Doc 0,a,1\r\n',
    );
  });
});

it('JSON lines keep every value as it is', () => {
  const lines = exportRun(stateWith(['=1', { a: [1] }]), 'jsonl')
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line).value)).toEqual(['=1', { a: [1] }]);
});

it('Markdown says what is missing', () => {
  const missing = [
    { node: 'grade', task: 'grade@docs:3', path: [], label: 'Doc 3', outcome: 'timeout' as const },
  ];
  expect(exportRun({ ...stateWith(['# Answer']), missing }, 'md')).toMatch(
    /# Test\n[\s\S]*out · Doc 0[\s\S]*grade · Doc 3: timeout/,
  );
});
