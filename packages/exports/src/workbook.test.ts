import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { bytesOf, nodeState, ranWith } from './ran.fixture.ts';

async function sheets(run: Parameters<typeof bytesOf>[0]) {
  const read = await readXlsxFile(Buffer.from(await bytesOf(run, 'xlsx')), { trim: false });
  return Object.fromEntries(read.map(({ sheet, data }) => [sheet, data]));
}

describe('a workbook', () => {
  it('has results, missing, tasks and what was run', async () => {
    const run = ranWith([{ name: 'a', score: 1.5, ok: true, tags: ['x', 'y'] }], {
      missing: [{ node: 'grade', task: 'grade@docs:3', path: [], label: 'Doc 3', outcome: 'timeout' }],
      nodes: {
        grade: nodeState([
          {
            task: 'grade@docs:0',
            path: [{ node: 'docs', index: 0 }],
            label: 'Doc 0',
            status: 'ok',
            attempts: 1,
            model: 'openai/small',
            output: 'good',
            ms: 1500,
            usage: { calls: 1, inputTokens: 10, outputTokens: 5, costUsd: 0.25 },
          },
        ]),
      },
    });
    const { Results, Missing, Tasks, Run } = await sheets(run);
    expect(Results).toEqual([
      ['output', 'path', 'label', 'name', 'score', 'ok', 'tags'],
      ['out', 'docs:0', 'Doc 0', 'a', 1.5, true, '["x","y"]'],
    ]);
    expect(Missing?.[1]).toEqual(['Grade', 'Doc 3', 'timeout', 'timeout']);
    expect(Tasks?.[1]).toEqual([
      'Grade',
      'Doc 0',
      'grade@docs:0',
      'ok',
      'openai/small',
      1,
      1.5,
      10,
      5,
      0.25,
      'good',
    ]);
    expect(Run).toContainEqual(['openai/small: cost (USD)', 0.25]);
  });

  it('keeps texts as texts, whatever they begin with or hold', async () => {
    const texts = ['=1+1', '@SUM(A1)', '007', 'a\nb\tc', '<&>"', '🙂', '  blanks '];
    const { Results } = await sheets(ranWith(texts));
    expect(Results?.slice(1).map((row) => row[3])).toEqual(texts);
  });

  it('survives the words that every object has', async () => {
    const { Results } = await sheets(ranWith(['valueOf', 'constructor', '__proto__', 'fine']));
    const read = Results?.slice(1).map((row) => String(row[3]).replace('\u200B', ''));
    expect(read).toEqual(['valueOf', 'constructor', '__proto__', 'fine']);
  });

  it('can be opened whatever a model has said: no control characters, no half pairs, no cell that is too long', async () => {
    const { Results } = await sheets(
      ranWith(['a\u0000b\u001b', 'half \ud800', `${'x'.repeat(32_000)}🙂${'y'.repeat(9_000)}`]),
    );
    const [, first, second, third] = (Results ?? []).map((row) => row[3]);
    expect(first).toBe('ab');
    expect(second).toBe('half ');
    expect(String(third).length).toBeLessThanOrEqual(32_767);
    expect(third).toContain('cut: 41,002 characters');
  });
});
