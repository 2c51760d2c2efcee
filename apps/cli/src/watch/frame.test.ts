import { applyEvents, type EventBody, emptyRunState, type RunEvent, runEventSchema } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { frameOf, type Line } from './frame.ts';
import { PlainViewer } from './plain-viewer.ts';
import { clip, harmless, widthOf } from './text.ts';

const START = 1_000_000;

/** Events of one node with ten tasks, of which the second fails. `at` is milliseconds since the start. */
function events(): RunEvent[] {
  const range = { min: 10, max: 10 };
  const bodies: (EventBody & { at: number })[] = [
    {
      at: 0,
      type: 'run-start',
      graph: { name: 'Run' },
      inputs: {},
      estimate: { calls: range, inputTokens: range, outputTokens: range, costUsd: null },
    },
    { at: 0, type: 'node-start', node: 'a', width: 10 },
  ];
  const tasks = [0, 1, 2, 3, 4].map((index) => ({
    node: 'a',
    task: `a@in:${index}`,
    path: [{ node: 'in', index }],
    label: `Item ${index + 1}`,
  }));
  for (const task of tasks) bodies.push({ at: 0, type: 'task-start', ...task, attempt: 1 });
  for (const [index, task] of tasks.slice(0, 4).entries()) {
    const end = { at: 300 * (index + 1), type: 'task-end', ...task, ms: 300 } as const;
    const error = { code: 'http-500', message: 'It broke.', retryable: true };
    if (index === 1) bodies.push({ ...end, outcome: 'error', error, attempts: 3 });
    else bodies.push({ ...end, outcome: 'ok', output: 'x', attempts: 1 });
  }
  return bodies.map(({ at, ...body }, index) =>
    runEventSchema.parse({ v: 1, runId: 'r', seq: index + 1, at: START + at, ...body }),
  );
}

const textOf = (line: Line) => line.map((span) => span.text).join('');
const frame = (
  columns: number,
  rows = 24,
  nodes = [
    { id: 'a', title: 'Ask' },
    { id: 'b', title: 'Weigh' },
  ],
) => frameOf(applyEvents(emptyRunState('r'), events()), nodes, { columns, rows }, START + 12_300).map(textOf);

describe('the picture of a run', () => {
  it('says of every node how far it is', () => {
    const [head, ask, weigh] = frame(100);
    expect(head).toBe('Run  12.3 s · 0 calls · 0 tokens');
    expect(ask).toBe('  ● Ask    ━━━━━─────────── 4 of 10 · 1 running · 1 failed · 12.3 s');
    expect(weigh).toBe('  · Weigh');
  });

  it('never wraps, however narrow the terminal', () => {
    const nodes = [
      { id: 'a', title: '日本語のとても長い見出し' },
      { id: 'b', title: 'A very long title of a node' },
    ];
    for (let columns = 1; columns < 120; columns += 1) {
      for (const line of frame(columns, 24, nodes)) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    }
  });

  it('never scrolls: nodes with nothing to do give way to those at work', () => {
    const nodes = Array.from({ length: 30 }, (_, index) => ({
      id: index === 29 ? 'a' : `n${index}`,
      title: `Node ${index}`,
    }));
    const lines = frame(80, 10, nodes);
    expect(lines.length).toBeLessThan(10);
    expect(lines.some((line) => line.includes('Node 29'))).toBe(true);
    expect(lines.at(-1)).toContain('more nodes');
  });
});

describe('the lines of a log', () => {
  it('tell starts and failures, and progress at most once a second', () => {
    const lines: string[] = [];
    const viewer = new PlainViewer({ a: 'Ask' }, (line) => lines.push(line));
    for (const event of events()) viewer.receive(event);
    expect(lines).toEqual([
      'Ask: started, 10 tasks',
      'Ask: Item 2: failed after 3 attempts: It broke.',
      'Ask: 4 of 10, 1 failed, 1 running',
    ]);
  });
});

describe('text for a terminal', () => {
  it('cannot change the terminal', () => {
    expect(harmless('a\u001b[2Jb\u001b]0;title\u0007c\r\nd\te\u202ef\u009b31m')).toBe('abc\nd\tef');
  });

  it('is cut by cells, not by characters', () => {
    expect(clip('日本語', 5)).toBe('日本…');
    expect(clip('日本語', 6)).toBe('日本語');
    expect(widthOf('👩‍👩‍👧 e\u0301')).toBe(4);
  });
});
