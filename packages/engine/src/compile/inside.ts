import type { Block, Graph, GraphNode, Issue } from '@parallax/schema';
import type { AnyKind } from '../kind.ts';
import { partOf } from './blocks.ts';
import { INSIDE } from './expand.ts';

/** Puts before the sentence of an issue inside of a block where that is: `Inside "Review": …`. */
export function sayInside(issues: readonly Issue[], graph: Graph, kinds: readonly AnyKind[]): Issue[] {
  return issues.map((issue) => {
    const place = (issue.node ?? issue.edge ?? '').split(INSIDE).slice(0, -1);
    if (place.length === 0) return issue;
    const names = namesOf(place, graph, kinds);
    return { ...issue, message: `Inside ${names.map((name) => `"${name}"`).join(' › ')}: ${issue.message}` };
  });
}

/** What the nodes are called through which one gets to a place inside of blocks. */
function namesOf(place: readonly string[], graph: Graph, kinds: readonly AnyKind[]): string[] {
  const names: string[] = [];
  let nodes: readonly GraphNode[] = graph.nodes;
  for (const id of place) {
    const node = nodes.find((each) => each.id === id);
    const part = node && partOf(node, kinds);
    const block: Block | undefined =
      part?.is === 'use' ? graph.blocks?.find((each) => each.id === part.block) : undefined;
    names.push(node?.label ?? block?.name ?? id);
    nodes = block?.nodes ?? [];
  }
  return names;
}
