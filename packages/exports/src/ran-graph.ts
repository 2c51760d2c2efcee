import type { Graph, RunOutputs, RunState } from '@parallax/schema';

/** A run with the graph as it was run: all that a file about it needs. */
export interface RanGraph {
  readonly graph: Graph;
  readonly state: RunState;
}

/** The outputs of a run, some items at a time, from the first each time it is called. */
export type OutputPages = () => AsyncIterable<RunOutputs>;

/** Where a file gets what it is made of. */
export interface ExportSource {
  readonly pages: OutputPages;
  /** The whole run, for files that tell more of it than its outputs. Asked for at most once. */
  readonly run: () => Promise<RanGraph>;
}

/** A run that is in memory, as a source. */
export function sourceOf(run: RanGraph): ExportSource {
  return {
    async *pages() {
      yield run.state.outputs;
    },
    run: async () => run,
  };
}

/** What the nodes of a graph are called, by id. */
export function titlesOf(graph: Graph): Readonly<Record<string, string>> {
  return Object.fromEntries(graph.nodes.map(({ id, label }) => [id, label ?? id]));
}
