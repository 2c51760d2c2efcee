import type { Graph, OutputItem, RunOutputs, RunState } from '@parallax/schema';

/** Outputs, with the nodes whose finished tasks stand in for an output that nothing had reached yet. */
export interface Salvaged {
  readonly outputs: RunOutputs;
  /** Pairs of an output node and the node whose results it shows, by id. */
  readonly replaced: readonly { readonly output: string; readonly by: string }[];
}

/**
 * The outputs of a run that was stopped: where nothing had reached an output yet, the finished results of the nearest nodes before
 * it. These answers are paid for, and a table that was never made must not take them along.
 */
export function salvage(outputs: RunOutputs, graph: Graph, state: RunState): Salvaged {
  const replaced: { output: string; by: string }[] = [];
  const taken = new Set<string>();
  const entries = Object.entries(outputs).map(([output, items]): [string, OutputItem[]] => {
    if (items.length > 0) return [output, items];
    // Several outputs may hang on one node, as a table and its statistics do: its results are wanted once.
    const found = nearest(output, graph, state).filter(({ source }) => !taken.has(source ?? ''));
    for (const by of new Set(found.map(({ source }) => source ?? ''))) {
      taken.add(by);
      replaced.push({ output, by });
    }
    return [output, found];
  });
  return { outputs: Object.fromEntries(entries), replaced };
}

/** Finished results of the nodes before one, as near to it as there are any. */
function nearest(node: string, graph: Graph, state: RunState): OutputItem[] {
  const sources = graph.edges.filter((edge) => edge.target === node).map((edge) => edge.source);
  return [...new Set(sources)].flatMap((source) => {
    const made = resultsOf(source, state);
    return made.length > 0 ? made : nearest(source, graph, state);
  });
}

/** What a node's calls have given. What a node gives without a call is in the graph or can be made again at no cost. */
function resultsOf(source: string, state: RunState): OutputItem[] {
  return (state.nodes[source]?.tasks ?? []).flatMap(({ status, output, usage, path, label }) =>
    status === 'ok' && output !== undefined && usage !== undefined
      ? [{ path, source, value: output, ...(label === undefined ? {} : { label }) }]
      : [],
  );
}
