import type { Block, Graph } from '@parallax/schema';
import { type Drawing, mergeDrawings } from './merge-drawings.ts';
import { apartFrom } from './rename-added.ts';
import { type Chosen, type Conflict, createMerger, type Merger } from './three-way.ts';

/** A graph with the changes of both sides, and where both changed the same thing in different ways. */
export interface Merge {
  readonly graph: Graph;
  readonly conflicts: readonly Conflict[];
}

/**
 * Three-way merge of two graphs that were both made from `base`: a node's options, its connections, blocks and limits each take the side
 * that changed them. What both changed differently is a conflict: `chosen` decides by its key, and `mine` holds until then. What both
 * added stays twice. Where something stands on the canvas is never a conflict.
 */
export function mergeGraphs(
  base: Graph,
  mine: Graph,
  theirs: Graph,
  chosen: ReadonlyMap<string, Chosen> = new Map(),
): Merge {
  const merger = createMerger(chosen);
  const other = { ...theirs, ...apartFrom(base, mine, theirs) };
  const field = (key: 'name' | 'description') =>
    merger.value(key, `Graph · ${key}`, base[key], mine[key], other[key]) ?? base[key];
  const blocks = mergeBlocks(merger, base.blocks ?? [], mine.blocks ?? [], other.blocks ?? []);
  const limits = merger.fields(
    'limits',
    'Limits',
    { ...base.limits },
    { ...mine.limits },
    { ...other.limits },
  );
  const graph: Graph = {
    version: mine.version,
    name: field('name'),
    description: field('description'),
    ...mergeDrawings(merger, '', base, mine, other),
    ...(blocks.length === 0 && mine.blocks === undefined ? {} : { blocks }),
    limits: { ...mine.limits, ...limits },
  };
  return { graph, conflicts: merger.conflicts() };
}

const empty: Drawing = { nodes: [], edges: [] };

function mergeBlocks(
  merger: Merger,
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
): Block[] {
  return merger.list('block', 'Block', base, mine, theirs, {
    titleOf: (block) => block.name,
    same: (old, ours, other) => {
      const key = `block ${ours.id}`;
      const title = `Block ${ours.name}`;
      const before = old ?? { ...empty, name: '', description: '' };
      return {
        id: ours.id,
        name: merger.value(`${key} name`, `${title} · name`, before.name, ours.name, other.name) ?? ours.name,
        description:
          merger.value(
            `${key} description`,
            `${title} · description`,
            before.description,
            ours.description,
            other.description,
          ) ?? ours.description,
        ...mergeDrawings(merger, `${title} › `, before, ours, {
          ...other,
          ...apartFrom(before, ours, other),
        }),
      };
    },
  });
}
