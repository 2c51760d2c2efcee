import type { Graph, GraphNode } from '@parallax/schema';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { ConnectionCheck, NewEdge } from '../canvas/connection-check.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { portsOf } from '../graph/ports.ts';
import type { Command } from './commands.ts';
import type { Session } from './session.ts';

/** So many edges are tried before they are offered; of more, each is tried when it is chosen. */
const TRIED = 120;

/** A command for each edge that can be drawn from or to a node, those from it first. */
export function connections(
  { editor, graph }: Session,
  node: GraphNode,
  check: ConnectionCheck,
  refuse: (message: string) => void,
): Command[] {
  const shown = graph.shown();
  const document = graph.getState().graph;
  const all = [...edgesFrom(shown, node), ...edgesTo(shown, node)];
  const fitting = all.length > TRIED ? all : all.filter(({ edge }) => check(document, edge) === null);
  return fitting.map(({ edge, title, isFrom }) => ({
    id: JSON.stringify(edge),
    title,
    icon: isFrom ? ArrowRight : ArrowLeft,
    run() {
      const issue = check(graph.getState().graph, edge);
      if (issue === null) editor.connect(edge);
      else refuse(issue.message);
    },
  }));
}

interface Possible {
  readonly edge: NewEdge;
  readonly title: string;
  readonly isFrom: boolean;
}

function edgesFrom(graph: Graph, node: GraphNode): Possible[] {
  const outputs = portsOf(node, graph.blocks).outputs;
  return outputs.flatMap((output) =>
    graph.nodes
      .filter((target) => target.id !== node.id)
      .flatMap((target) =>
        freeInputs(graph, target).map((input) => ({
          edge: { source: node.id, sourceHandle: output.name, target: target.id, targetHandle: input },
          title: `${outputs.length > 1 ? `${output.name} ` : ''}to ${nodeTitle(target)} (${input})`,
          isFrom: true,
        })),
      ),
  );
}

function edgesTo(graph: Graph, node: GraphNode): Possible[] {
  return freeInputs(graph, node).flatMap((input) =>
    graph.nodes
      .filter((source) => source.id !== node.id)
      .flatMap((source) =>
        portsOf(source, graph.blocks).outputs.map((output) => ({
          edge: { source: source.id, sourceHandle: output.name, target: node.id, targetHandle: input },
          title: `${input} from ${nodeTitle(source)} (${output.name})`,
          isFrom: false,
        })),
      ),
  );
}

/** Inputs that take one more edge. */
function freeInputs(graph: Graph, node: GraphNode): string[] {
  const { inputs } = portsOf(node, graph.blocks);
  const taken = new Set(
    graph.edges.flatMap((edge) => (edge.target === node.id ? [edge.targetHandle ?? inputs[0]?.name] : [])),
  );
  return inputs.filter((port) => port.many === true || !taken.has(port.name)).map((port) => port.name);
}
