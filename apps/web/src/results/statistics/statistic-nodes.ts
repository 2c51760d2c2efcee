import type { Graph, GraphNode, RunState } from '@parallax/schema';

/** How a node says that its output is figures about numbers. */
const strategies: ReadonlySet<unknown> = new Set(['stats', 'agreement']);

/** The nodes of a run that work out statistics, those with several graders first. */
export function statisticNodes(graph: Graph, state: RunState): GraphNode[] {
  const nodes = graph.nodes.filter(
    ({ id, config }) => strategies.has(config.strategy) && (state.nodes[id]?.tasks.length ?? 0) > 0,
  );
  return nodes.sort(
    (a, b) => Number(b.config.strategy === 'agreement') - Number(a.config.strategy === 'agreement'),
  );
}
