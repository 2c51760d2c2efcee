import type { Graph } from '@parallax/schema';
import { kindNamed, nodeTitle } from '../graph/kinds.ts';
import { blockOf, joinId, type Level, localCanvas, TOP } from '../graph/levels.ts';
import { kindView } from '../nodes/kind-views.ts';
import type { Command } from './commands.ts';

/** A command that goes to it for each node, also those inside of blocks. What a node says is found too. */
export function goCommands(document: Graph, jumpTo: (id: string) => void, verb = ''): Command[] {
  return nodesFrom(document, TOP, []).map(({ id, node, way }) => ({
    id: `go:${id}`,
    title: `${verb}${nodeTitle(node)}`,
    icon: kindView(node.kind).icon,
    note: [...way, kindNamed(node.kind)?.title ?? node.kind].join(' › '),
    also: wordsOf(node.config),
    run: () => jumpTo(id),
  }));
}

function nodesFrom(document: Graph, level: Level, way: readonly string[]): Found[] {
  return localCanvas(document, level).nodes.flatMap((node): Found[] => {
    const id = joinId(level, node.id);
    const found = { id, node, way };
    const isOpen = blockOf(document, node) === undefined || way.length > DEPTH;
    return isOpen ? [found] : [found, ...nodesFrom(document, id, [...way, nodeTitle(node)])];
  });
}

interface Found {
  readonly id: string;
  readonly node: Graph['nodes'][number];
  readonly way: readonly string[];
}

/** Deeper than anybody nests; a block that holds itself ends here. */
const DEPTH = 8;

/** Longer texts are found by their beginning. */
const LOOKED_AT = 2_000;

function wordsOf(config: Graph['nodes'][number]['config']): string {
  return Object.values(config)
    .filter((value) => typeof value === 'string')
    .map((value) => value.slice(0, LOOKED_AT))
    .join(' ');
}
