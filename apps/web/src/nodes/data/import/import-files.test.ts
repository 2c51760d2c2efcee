import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { combine } from './combine.ts';
import { pickedFiles } from './dropped-files.ts';
import { type ImportProgress, importFiles } from './import-files.ts';

type Part = string | Uint8Array<ArrayBuffer>;

async function load(files: Readonly<Record<string, Part>>) {
  const progress: ImportProgress[] = [];
  const sources = Object.entries(files).map(([path, part]) => ({
    path,
    file: new File([part], path.split('/').at(-1) ?? path),
  }));
  const result = await importFiles(sources, {
    signal: new AbortController().signal,
    onProgress: (each) => progress.push(each),
  });
  return { ...result, data: combine(result.files, {}), progress };
}

type Cell = string | number | boolean | Date | null;

async function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>) {
  const written = writeXlsxFile(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) =>
        row.map((value) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : value)),
      ),
    })),
  );
  return new Uint8Array(await written.toBuffer());
}

describe('Excel', () => {
  test('cells keep their types, dates become ISO texts and empty rows go', async () => {
    const { data, problems } = await load({
      'a.xlsx': await workbook({
        Data: [
          ['id', 'zip', 'when', 'ok', ''],
          [1, '00501', new Date('2024-02-29'), true, 'x'],
          [null, null, null, null, null],
          [2.5, '=1+1', null, false, ''],
        ],
      }),
    });
    expect(problems).toEqual([]);
    expect(data).toEqual({
      type: 'table',
      value: [
        { id: 1, zip: '00501', when: '2024-02-29', ok: true, 'Column 5': 'x' },
        { id: 2.5, zip: '=1+1', when: '', ok: false, 'Column 5': '' },
      ],
    });
  });

  test('the sheets that hold something are there to choose from', async () => {
    const { files } = await load({
      'a.xlsx': await workbook({ Notes: [['only a line']], Empty: [], Data: [['a'], [1]] }),
    });
    expect(files[0]?.sheets.map(({ name }) => name)).toEqual(['Notes', 'Data']);
    expect(combine(files, {})).toEqual({ type: 'table', value: [{ a: 1 }] });
    expect(combine(files, { 'a.xlsx': 'Notes' })).toEqual({ type: 'table', value: [] });
  });

  test('texts come back as they were written', async () => {
    // XML cannot hold control characters, Excel has no empty texts, and the writer fails on names that every object has.
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((each) => !/\p{C}|_x[0-9a-f]{4}_/iu.test(each) && each.trim() !== '' && !(each in {}));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (texts) => {
        const { data } = await load({
          'a.xlsx': await workbook({ S: [['t'], ...texts.map((each) => [each])] }),
        });
        expect(data.value).toEqual(texts.map((t) => ({ t })));
      }),
      { numRuns: 20 },
    );
  });

  test('what is no workbook says what to do', async () => {
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const { problems } = await load({ 'old.xlsx': old, 'text.xlsx': 'a,b' });
    expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      expect.stringMatching(/^old\.xlsx: .*Save it as \.xlsx without a password/),
      expect.stringMatching(/^text\.xlsx: It is not an Excel workbook/),
    ]);
  });
});

describe('texts', () => {
  test('UTF-16 and Windows-1252 are read; the guess is told', async () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...'a\tb\n1\té'].flatMap((char) => [char.charCodeAt(0), 0]),
    ]);
    const latin = new Uint8Array(
      [...'name,x\nCaf'].map((char) => char.charCodeAt(0)).concat(0xe9, 0x2c, 0x31),
    );
    const { data, problems } = await load({ '1.tsv': utf16, '2.csv': latin });
    expect(data.value).toEqual([
      { File: '1.tsv', a: 1, b: 'é', name: '', x: '' },
      { File: '2.csv', a: '', b: '', name: 'Café', x: 1 },
    ]);
    expect(problems.map(({ file }) => file)).toEqual(['2.csv']);
  });

  test('a quote that is never closed is named with its row', async () => {
    const { problems } = await load({ 'a.csv': 'a,b\n1,2\n3,"4\n5,6\n' });
    expect(problems).toMatchObject([{ file: 'a.csv', place: 'row 3' }]);
  });

  test('a folder of texts is a list in the order of their numbers; equal names keep their folder', async () => {
    const { data, progress } = await load({
      'essays/10.md': 'ten',
      'essays/2.md': 'two',
      'other/2.txt': 'too',
    });
    expect(data).toEqual({
      type: 'list',
      value: [
        { name: 'essays/2.md', text: 'two' },
        { name: '10', text: 'ten' },
        { name: 'other/2.txt', text: 'too' },
      ],
    });
    expect(progress.map(({ done, total, file }) => [done, total, file])).toEqual([
      [0, 3, 'essays/2.md'],
      [1, 3, 'essays/10.md'],
      [2, 3, 'other/2.txt'],
    ]);
  });

  test('each file that cannot be read is named; the others are there', async () => {
    const { data, problems } = await load({
      'a.exe': 'x',
      'b.jsonl': '{"text": "a"}\n\n{"text": ',
      'c.txt': '',
      'd.txt': 'kept',
    });
    expect(data).toEqual({ type: 'text', value: 'kept' });
    expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      expect.stringMatching(/^a\.exe: This kind of file is not read\. Use CSV/),
      expect.stringMatching(/^b\.jsonl: Line 3 is not valid JSON/),
      'c.txt: It is empty.',
    ]);
  });
});

test('reading ends when it is cancelled', async () => {
  const controller = new AbortController();
  const reading = importFiles([{ path: 'a.txt', file: new File(['a'], 'a.txt') }], {
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('enough')),
  });
  await expect(reading).rejects.toThrow('enough');
});

test('in a folder, files of other kinds are left out by name', () => {
  const inFolder = (name: string) =>
    Object.defineProperty(new File(['x'], name), 'webkitRelativePath', { value: `docs/${name}` });
  const { files, leftOut } = pickedFiles([inFolder('a.md'), inFolder('.DS_Store'), inFolder('b.png')]);
  expect(files.map(({ path }) => path)).toEqual(['docs/a.md']);
  expect(leftOut).toEqual(['docs/.DS_Store', 'docs/b.png']);
});
