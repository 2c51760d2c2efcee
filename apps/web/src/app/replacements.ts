import type { GraphNode } from '@parallax/schema';
import type { Addable } from '../graph/addable.ts';
import { kindNamed } from '../graph/kinds.ts';
import { portsOf } from '../graph/ports.ts';
import { keptConfig } from '../graph/rewire.ts';
import { kindView } from '../nodes/kind-views.ts';
import type { Command } from './commands.ts';
import type { Session } from './session.ts';

/** A command for each kind that a node can be made. Options that both have are kept, and edges where there is a port for them. */
export function replacements(
  { editor, graph }: Session,
  node: GraphNode,
  all: readonly Addable[],
): Command[] {
  const { blocks } = graph.getState().graph;
  return all
    .filter((what) => what.kind !== node.kind || what.config.block !== node.config.block)
    .filter(
      (what) =>
        what.blocks === undefined || blocks?.some((block) => block.id === what.blocks?.[0].id) === true,
    )
    .map((what) => {
      const kind = kindNamed(what.kind);
      const accepts = (config: GraphNode['config']) => kind?.config.safeParse(config).success === true;
      const config = what.blocks === undefined ? keptConfig(node.config, accepts) : what.config;
      const next = { kind: what.kind, config };
      return {
        id: what.id,
        title: what.title,
        icon: kindView(what.kind).icon,
        note: what.summary,
        run: () =>
          editor.replaceKind(node.id, next, portsOf(node, blocks), portsOf({ id: node.id, ...next }, blocks)),
      };
    });
}
