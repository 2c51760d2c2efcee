import {
  emptyRunState,
  type Graph,
  graphSchema,
  type Json,
  type NodeState,
  noTotals,
  type OutputItem,
  type RunState,
  type TaskState,
} from '@parallax/schema';
import { exportRun } from './export-run.ts';
import type { ExportFormat } from './formats.ts';
import type { ExportSource, RanGraph } from './ran-graph.ts';

const graph: Graph = graphSchema.parse({
  version: 1,
  name: 'Grades',
  nodes: [
    { id: 'docs', kind: 'input', label: 'Essays', config: { type: 'list', value: ['one', 'two'] } },
    { id: 'grade', kind: 'agent', label: 'Grade', config: { model: 'openai/small' } },
    { id: 'out', kind: 'output', label: 'Grades' },
  ],
  edges: [],
});

function itemsOf(values: readonly Json[]): OutputItem[] {
  return values.map((value, index) => ({ path: [{ node: 'docs', index }], label: `Doc ${index}`, value }));
}

export function nodeState(tasks: readonly TaskState[]): NodeState {
  const ok = tasks.filter(({ status }) => status === 'ok').length;
  return {
    status: 'ok',
    running: 0,
    retrying: 0,
    counts: { ok, error: tasks.length - ok, timeout: 0, cancelled: 0, skipped: 0 },
    startedAt: 0,
    totals: noTotals,
    tasks: [...tasks],
    data: {},
  };
}

/** A run of the graph whose output got these values. */
export function ranWith(values: readonly Json[], more: Partial<RunState> = {}): RanGraph {
  return {
    graph,
    state: {
      ...emptyRunState('r1'),
      status: 'ok',
      graph: { name: 'Grades' },
      outputs: { out: itemsOf(values) },
      ...more,
    },
  };
}

/** The same, its outputs two at a time. */
function inPages(run: RanGraph): ExportSource {
  const items = run.state.outputs.out ?? [];
  return {
    async *pages() {
      for (let at = 0; at < items.length; at += 2) yield { out: items.slice(at, at + 2) };
    },
    run: async () => run,
  };
}

export async function bytesOf(run: RanGraph, format: ExportFormat): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of exportRun(inPages(run), format)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

export async function textOf(run: RanGraph, format: ExportFormat): Promise<string> {
  return new TextDecoder().decode(await bytesOf(run, format));
}
