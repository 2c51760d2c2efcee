import { expandGraph } from '@parallax/engine';
import type { Graph } from '@parallax/schema';
import { kinds, nodeTitle } from './kinds.ts';
import { levelsTo, nodeAt } from './levels.ts';

const remembered = new WeakMap<Graph, Graph>();

/** A document with the nodes of its blocks in it, each labelled with the way to it: "Review › Grade". One without blocks stays itself. */
export function openBlocks(document: Graph): Graph {
  const known = remembered.get(document);
  if (known !== undefined) return known;
  const expanded = expandGraph(document, kinds);
  if (expanded === document) return document;
  const nodes = expanded.nodes.map((node) => {
    const way = levelsTo(node.id).map((id) => nodeAt(document, id));
    const label = way.map((each) => (each === undefined ? node.kind : nodeTitle(each))).join(' › ');
    return way.length > 1 ? { ...node, label } : node;
  });
  const opened = { ...expanded, nodes };
  remembered.set(document, opened);
  return opened;
}
