import { type Cell, outputRows } from '@parallax/nodes';
import type { Json, TaskState } from '@parallax/schema';
import writeXlsxFile, { type Sheet, type Cell as XlsxCell } from 'write-excel-file/node';
import { Columns } from './columns.ts';
import { costsByModel } from './costs.ts';
import { count, moment, wallMs } from './figures.ts';
import { whyMissing } from './missing.ts';
import { type RanGraph, titlesOf } from './ran-graph.ts';

/** What Excel takes at most: characters of a cell, and rows of a sheet. A file with more counts as damaged. */
const MAX_TEXT = 32_767;
const MAX_ROWS = 1_048_576;

/**
 * A run as an Excel workbook: results, what is missing, every task, and what it took. Texts are written as texts, which a
 * spreadsheet never runs as formulas. What does not fit in a cell or a sheet is cut, and says so.
 */
export async function workbookOf({ graph, state }: RanGraph): Promise<Uint8Array> {
  const titles = titlesOf(graph);
  const rows = outputRows(state.outputs);
  const columns = new Columns();
  columns.note(rows);
  const tasks = Object.entries(state.nodes).flatMap(([node, { tasks: all }]) =>
    all.map((task) => taskCells(titles[node] ?? node, task)),
  );
  const sheets = [
    sheet(
      'Results',
      columns.head,
      rows.map((row) => columns.cells(row)),
    ),
    ...(state.missing.length === 0
      ? []
      : [
          sheet(
            'Missing',
            ['node', 'item', 'outcome', 'reason'],
            state.missing.map((item) => [
              titles[item.node] ?? item.node,
              item.label ?? '',
              item.outcome,
              whyMissing(item),
            ]),
          ),
        ]),
    sheet('Tasks', TASK_HEAD, tasks),
    sheet('Run', ['what', 'value'], aboutRun({ graph, state })),
  ];
  return await writeXlsxFile(sheets).toBuffer();
}

const TASK_HEAD = [
  'node',
  'item',
  'task',
  'status',
  'model',
  'attempts',
  'seconds',
  'tokens in',
  'tokens out',
  'cost (USD)',
  'result',
];

function taskCells(node: string, task: TaskState): Cell[] {
  const { usage, ms } = task;
  return [
    node,
    task.label ?? '',
    task.task,
    task.reused === undefined ? task.status : 'reused',
    task.model ?? '',
    task.attempts,
    ms === undefined ? null : ms / 1000,
    usage?.inputTokens,
    usage?.outputTokens,
    usage?.costUsd,
    task.error?.message ?? task.output,
  ];
}

function aboutRun({ graph, state }: RanGraph): Cell[][] {
  const { totals, startedAt } = state;
  const wall = wallMs(state);
  return [
    ['graph', graph.name],
    ['run', state.runId],
    ['status', state.status],
    ['started', startedAt === undefined ? '' : moment(startedAt)],
    ['seconds', wall === undefined ? null : wall / 1000],
    ['calls', totals.calls],
    ['retries', totals.retries],
    ['tokens in', totals.inputTokens],
    ['tokens out', totals.outputTokens],
    ['cost (USD)', totals.costUsd],
    ['missing', state.missing.length],
    ...costsByModel(state).flatMap(({ model, totals: of }): Cell[][] => [
      [`${model}: calls`, of.calls],
      [`${model}: tokens out`, of.outputTokens],
      [`${model}: cost (USD)`, of.costUsd],
    ]),
  ];
}

function sheet(name: string, head: readonly string[], body: readonly (readonly Cell[])[]): Sheet<Buffer> {
  const kept = body.slice(0, MAX_ROWS - 2);
  const lost = body.length - kept.length;
  const note = `and ${count(lost)} more, which a sheet has no room for: export CSV or JSON Lines to have them`;
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: head.map((_, index) => ({ width: widthOf(head, kept, index) })),
    data: [
      head.map((text) => ({ value: text, type: String, fontWeight: 'bold' })),
      ...kept.map((row) => row.map(cellOf)),
      ...(lost > 0 ? [[textCell(note)]] : []),
    ],
  };
}

/** Numbers stay numbers; everything else is text, lists and objects as JSON. */
function cellOf(cell: Cell): XlsxCell {
  if (cell === undefined || cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  return textCell(typeof cell === 'string' ? cell : jsonText(cell));
}

function jsonText(value: Json): string {
  return JSON.stringify(value);
}

function textCell(text: string): XlsxCell {
  // The writer keeps texts in a plain object and would take one that every object inherits for a number: a blank without width
  // makes it another.
  const own = text in {} ? `${text}\u200B` : text;
  // The writer leaves out what XML has no place for; with half a pair of surrogates it would take the character before along.
  return { value: shortened(own.toWellFormed()), type: String };
}

function shortened(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const note = ` … [cut: ${count(text.length)} characters; CSV and JSON Lines have them all]`;
  // Half of a pair of surrogates would make the file unreadable.
  return `${text.slice(0, MAX_TEXT - note.length).replace(/[\uD800-\uDBFF]$/, '')}${note}`;
}

const SAMPLE = 200;

/** In characters, between 8 and 60, by the first rows. */
function widthOf(head: readonly string[], rows: readonly (readonly Cell[])[], index: number): number {
  let longest = head[index]?.length ?? 0;
  for (const row of rows.slice(0, SAMPLE)) {
    const cell = row[index];
    const text =
      typeof cell === 'string' ? cell : cell === undefined || cell === null ? '' : JSON.stringify(cell);
    longest = Math.max(longest, Math.min(text.length, 60));
  }
  return Math.max(8, longest + 2);
}
