import type { Json, MissingItem } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { type ExportFormat, exportRun } from './export-run.ts';

/** The file of a run that gave these values, two of them a page. */
async function fileOf(
  values: readonly Json[],
  format: ExportFormat,
  missing: readonly MissingItem[] = [],
): Promise<string> {
  const items = values.map((value, index) => ({
    path: [{ node: 'docs', index }],
    label: `Doc ${index}`,
    value,
  }));
  async function* pages() {
    for (let at = 0; at < items.length; at += 2) yield { out: items.slice(at, at + 2) };
  }
  return (await Array.fromAsync(exportRun({ title: 'Test', missing, pages }, format))).join('');
}

const cells = async (values: readonly Json[]) =>
  (await fileOf(values, 'csv'))
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',').slice(3).join(','));

describe('CSV', () => {
  it('has the columns of all pages', async () => {
    expect(await fileOf([{ a: 1 }, { a: 2 }, { b: '=3' }, 'plain'], 'csv')).toBe(
      "output,path,label,value,a,b\r\nout,docs:0,Doc 0,,1,\r\nout,docs:1,Doc 1,,2,\r\nout,docs:2,Doc 2,,,'=3\r\nout,docs:3,Doc 3,plain,,\r\n",
    );
  });

  it('has a row for each item', async () => {
    expect(await fileOf(['a', 'b'], 'csv')).toBe(
      'output,path,label,value\r\nout,docs:0,Doc 0,a\r\nout,docs:1,Doc 1,b\r\n',
    );
  });

  it.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1'])(
    'does not let %j become a formula',
    async (text) => {
      expect((await cells([text]))[0]?.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('leaves numbers and inner signs alone', async () => {
    expect(await cells([-5, 'a-b', true, null])).toEqual(['-5', 'a-b', 'true', '']);
  });

  it('quotes what would break the line', async () => {
    expect(await fileOf(['say "x", y'], 'csv')).toContain('"say ""x"", y"');
  });

  it('gives objects and tables a column for each key', async () => {
    const text = await fileOf(
      [
        [
          { name: 'a', score: 1 },
          { name: 'b', note: '=x' },
        ],
      ],
      'csv',
    );
    expect(text).toBe(
      "output,path,label,name,score,note\r\nout,docs:0,Doc 0,a,1,\r\nout,docs:0,Doc 0,b,,'=x\r\n",
    );
  });

  it('reads the tables that a reduce node makes', async () => {
    const table = { columns: ['name', 'score'], rows: [{ name: 'a', score: 1 }], missing: [] };
    expect(await fileOf([table], 'csv')).toBe('output,path,label,name,score\r\nout,docs:0,Doc 0,a,1\r\n');
  });
});

it('JSON lines keep every value as it is', async () => {
  const lines = (await fileOf(['=1', { a: [1] }], 'jsonl')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).value)).toEqual(['=1', { a: [1] }]);
});

it('Markdown says what is missing', async () => {
  const missing = [
    { node: 'grade', task: 'grade@docs:3', path: [], label: 'Doc 3', outcome: 'timeout' as const },
  ];
  expect(await fileOf(['# Answer'], 'md', missing)).toMatch(
    /# Test\n[\s\S]*out · Doc 0[\s\S]*grade · Doc 3: timeout/,
  );
});

it('reads no further than its reader', async () => {
  let read = 0;
  async function* pages() {
    for (; read < 100; read += 1) yield { out: [{ path: [], value: read }] };
  }
  const file = exportRun({ title: 'Test', missing: [], pages }, 'jsonl');
  await file.next();
  await file.next();
  expect(read).toBe(1);
});
