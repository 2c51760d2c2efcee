import { cellText } from '@parallax/nodes';
import { jsonSchema } from '@parallax/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportRun } from './export-run.ts';
import { formatOfEnding } from './formats.ts';
import { ranWith, textOf } from './ran.fixture.ts';

describe('CSV', () => {
  it('has a row for each item', async () => {
    expect(await textOf(ranWith(['a', 'b']), 'csv')).toBe(
      'output,path,label,value\r\nout,docs:0,Doc 0,a\r\nout,docs:1,Doc 1,b\r\n',
    );
  });

  it.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1'])(
    'does not let %j become a formula',
    async (text) => {
      const [, line = ''] = (await textOf(ranWith([text]), 'csv')).split(/\r\n(?=out,)/);
      expect(line.replace('out,docs:0,Doc 0,', '').replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('leaves numbers, inner signs and quotes what would break the line', async () => {
    expect(await textOf(ranWith([-5, 'a-b', true, null, 'say "x", y']), 'csv')).toBe(
      [
        'output,path,label,value',
        'out,docs:0,Doc 0,-5',
        'out,docs:1,Doc 1,a-b',
        'out,docs:2,Doc 2,true',
        'out,docs:3,Doc 3,',
        'out,docs:4,Doc 4,"say ""x"", y"',
        '',
      ].join('\r\n'),
    );
  });

  it('gives objects and tables a column for each key', async () => {
    const rows = [
      { name: 'a', score: 1 },
      { name: 'b', note: '=x' },
    ];
    expect(await textOf(ranWith([rows]), 'csv')).toBe(
      "output,path,label,name,score,note\r\nout,docs:0,Doc 0,a,1,\r\nout,docs:0,Doc 0,b,,'=x\r\n",
    );
    const table = { columns: ['name', 'score'], rows: [{ name: 'a', score: 1 }], missing: [] };
    expect(await textOf(ranWith([table]), 'csv')).toBe(
      'output,path,label,name,score\r\nout,docs:0,Doc 0,a,1\r\n',
    );
  });

  it('comes in pieces where it is long', async () => {
    const texts = Array.from({ length: 2000 }, (_, index) => `${index} ${cellText('x'.repeat(100))}`);
    const text = await textOf(ranWith(texts), 'csv');
    expect(text.split('\r\n')).toHaveLength(2002);
    expect(text).toContain('1999 xxx');
  });
});

it('JSON and JSON lines keep every value as it is', async () => {
  // A list of objects is a table: a line for each row.
  const value = jsonSchema.parse({ a: [1, { b: null }], c: '=1' });
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.string(),
          fc.constantFrom('\ud800', '\u0000\n', '\u2028\r\n', '=1'),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.constant(value),
        ),
      ),
      async (values) => {
        const plain = values.map((each) => (Object.is(each, -0) ? 0 : each));
        const lines = (await textOf(ranWith(plain), 'jsonl')).split('\n').slice(0, -1);
        expect(lines.map((line) => JSON.parse(line).value)).toEqual(
          plain.map((each) => JSON.parse(JSON.stringify(each))),
        );
        const all = JSON.parse(await textOf(ranWith(plain), 'json'));
        expect(all).toEqual(lines.map((line) => JSON.parse(line)));
      },
    ),
  );
});

it('a path tells its format', () => {
  expect(formatOfEnding('a/b.XLSX')).toBe('xlsx');
  expect(formatOfEnding('a.md/b')).toBeUndefined();
  expect(formatOfEnding('a.toString')).toBeUndefined();
});

it('is read no further than its reader', async () => {
  let read = 0;
  async function* pages() {
    for (; read < 100; read += 1) yield { out: [{ path: [], value: read }] };
  }
  const file = exportRun({ pages, run: async () => ranWith([]) }, 'jsonl');
  await file.next();
  await file.next();
  expect(read).toBe(1);
});
