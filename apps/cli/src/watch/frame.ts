import { HOLD, holdSchema, type NodeState, type RunState } from '@parallax/schema';
import { count, counted, duration } from './numbers.ts';
import { clip, fit, oneLine, widthOf } from './text.ts';

/** How a piece of a line is painted. */
export type Tone = 'plain' | 'dim' | 'strong' | 'good' | 'bad' | 'warning' | 'busy';

/** A piece of a line. */
export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

export type Line = readonly Span[];

/** A node as the frame names it, in the order of the graph. */
export interface FrameNode {
  readonly id: string;
  readonly title: string;
}

const LONGEST_TITLE = 32;
const BAR = 16;

const marks: Readonly<Record<NodeState['status'], Span>> = {
  running: { text: '●', tone: 'busy' },
  ok: { text: '✓', tone: 'good' },
  partial: { text: '!', tone: 'warning' },
  error: { text: '✗', tone: 'bad' },
  cancelled: { text: '–', tone: 'dim' },
  skipped: { text: '–', tone: 'dim' },
};

/**
 * The run as lines that fit a terminal: one for the run, then one for each node. Where there are more nodes than rows, those that
 * have nothing to do yet or any more give way.
 *
 * @param now milliseconds since the epoch
 */
export function frameOf(
  state: RunState,
  nodes: readonly FrameNode[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
  now: number,
): Line[] {
  const titles = nodes.map((node) => oneLine(node.title));
  const titleWidth = Math.min(
    LONGEST_TITLE,
    Math.max(0, Math.floor(columns / 3)),
    Math.max(...titles.map(widthOf), 0),
  );
  const lines = nodes.map((node, index) => ({
    isBusy: state.nodes[node.id]?.status === 'running',
    line: nodeLine(titles[index] ?? '', titleWidth, state.nodes[node.id], columns, now),
  }));
  const room = Math.max(1, rows - 2);
  const shown =
    lines.length <= room
      ? lines
      : [...lines].sort((a, b) => Number(b.isBusy) - Number(a.isBusy)).slice(0, room - 1);
  const hidden = lines.length - shown.length;
  const kept = lines.filter((line) => shown.includes(line)).map(({ line }) => line);
  const more: Line[] =
    hidden === 0 ? [] : [[{ text: clip(`  … ${counted(hidden, 'more node')}`, columns), tone: 'dim' }]];
  return [headLine(state, columns, now), ...kept, ...more];
}

function headLine(state: RunState, columns: number, now: number): Line {
  const { calls, inputTokens, outputTokens } = state.totals;
  const name = clip(oneLine(state.graph?.name ?? ''), Math.floor(columns / 2));
  const rest = [
    duration(Math.max(0, (state.endedAt ?? now) - (state.startedAt ?? now))),
    counted(calls, 'call'),
    counted(inputTokens + outputTokens, 'token'),
  ].join(' · ');
  return cut(
    [
      { text: name, tone: 'strong' },
      { text: `  ${rest}`, tone: 'dim' },
    ],
    columns,
  );
}

function nodeLine(
  title: string,
  titleWidth: number,
  node: NodeState | undefined,
  columns: number,
  now: number,
): Line {
  const name = fit(title, titleWidth);
  if (node === undefined) return cut([{ text: `  · ${name}`, tone: 'dim' }], columns);
  const { counts, width } = node;
  const failed = counts.error + counts.timeout;
  const ended = counts.ok + failed + counts.cancelled + counts.skipped;
  const spans: Span[] = [
    { text: '  ', tone: 'plain' },
    marks[node.status],
    { text: ` ${name}  `, tone: 'plain' },
  ];
  if (width !== undefined && width > 1 && columns >= 72) spans.push(...bar(counts.ok, failed, width));
  spans.push({
    text: width === undefined ? count(ended) : `${count(ended)} of ${count(width)}`,
    tone: 'plain',
  });
  const details: [number, string, Tone][] = [
    [node.running, 'running', 'busy'],
    [node.retrying, 'waiting to try again', 'warning'],
    [failed, 'failed', 'bad'],
    [counts.skipped, 'skipped', 'dim'],
    [counts.cancelled, 'cancelled', 'dim'],
  ];
  for (const [many, word, tone] of details) {
    if (many > 0) spans.push({ text: ` · ${count(many)} ${word}`, tone });
  }
  const reused = node.tasks.reduce((sum, task) => sum + (task.reused === undefined ? 0 : 1), 0);
  if (reused > 0) spans.push({ text: ` · ${count(reused)} reused`, tone: 'dim' });
  const held = holdSchema.safeParse(node.data[HOLD]);
  if (held.success && node.status === 'running')
    spans.push({ text: ` · on hold: ${oneLine(held.data.message)}`, tone: 'warning' });
  spans.push({ text: ` · ${duration(Math.max(0, (node.endedAt ?? now) - node.startedAt))}`, tone: 'dim' });
  return cut(spans, columns);
}

function bar(ok: number, failed: number, width: number): Span[] {
  const cells = (many: number) => Math.min(BAR, Math.floor((many / width) * BAR));
  // One failure among a thousand must be seen too.
  const bad = failed === 0 ? 0 : Math.max(1, cells(failed));
  const good = Math.min(cells(ok), BAR - bad);
  return [
    { text: '━'.repeat(good), tone: 'good' },
    { text: '━'.repeat(bad), tone: 'bad' },
    { text: `${'─'.repeat(BAR - good - bad)} `, tone: 'dim' },
  ];
}

/** The spans, cut where the line would wrap. */
function cut(spans: readonly Span[], columns: number): Line {
  let room = columns;
  const line: Span[] = [];
  for (const { text, tone } of spans) {
    const clipped = clip(text, room);
    if (clipped !== '') line.push({ text: clipped, tone });
    if (clipped !== text) break;
    room -= widthOf(text);
  }
  return line;
}
