import { partOf, portsOfBlock } from '@parallax/engine';
import type { Block, Graph, JsonObject } from '@parallax/schema';
import { blocksUsedBy, nodeFor } from './blocks.ts';
import { addableKinds, kinds } from './kinds.ts';
import { blockAt, type Level, levelsTo, localCanvas, TOP } from './levels.ts';

/** Something that can be put on the canvas: a kind of node, or a block. */
export interface Addable {
  readonly id: string;
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  readonly kind: string;
  readonly config: JsonObject;
  readonly label?: string;
  /** Of a block: itself, and those that it holds. */
  readonly blocks?: readonly [Block, ...Block[]];
}

/** What can be added on a level: the kinds, ports inside of a block, the document's blocks, and saved ones that it does not hold. */
export function addables(
  document: Graph,
  level: Level,
  saved: readonly (readonly [Block, ...Block[]])[],
): Addable[] {
  const own = document.blocks ?? [];
  const around = new Set(levelsTo(level).map((each) => blockAt(document, each)?.id));
  const isFree = (block: Block, held: readonly Block[]) =>
    !held.some((each) => around.has(each.id)) && !around.has(block.id);
  const fromDocument = own
    .map((block): [Block, ...Block[]] => [block, ...blocksUsedBy(block.nodes, own)])
    .filter(([block, ...held]) => isFree(block, held));
  const fromServer = saved.filter(
    ([block]) => !own.some((each) => each.id === block.id && each.name === block.name),
  );
  return [
    ...addableKinds.map(
      ({ kind, title, summary }): Addable => ({ id: kind, title, summary, kind, config: {} }),
    ),
    ...(level === TOP ? [] : portAddables(document, level)),
    ...[...fromDocument, ...fromServer].map(blockAddable),
  ];
}

function blockAddable(blocks: readonly [Block, ...Block[]]): Addable {
  const [block] = blocks;
  const { kind, config, label = block.name } = nodeFor(block);
  const summary = block.description === '' ? portsInWords(block, blocks) : block.description;
  return { id: `block:${block.id}`, title: block.name, summary, kind, config, label, blocks };
}

function portsInWords(block: Block, blocks: readonly Block[]): string {
  const { inputs, outputs } = portsOfBlock(block.id, blocks, kinds);
  const names = (ports: typeof inputs) => ports.map(({ name }) => name).join(', ');
  return `A block: ${names(inputs) || 'no inputs'} → ${names(outputs) || 'no outputs'}.`;
}

/** Ports of the block that is open, with names that are free. */
function portAddables(document: Graph, level: Level): Addable[] {
  const { nodes } = localCanvas(document, level);
  return kinds.flatMap((kind): Addable[] => {
    if (kind.boundary === undefined) return [];
    const config = kind.config.safeParse({});
    if (!config.success) return [];
    const { name, side } = kind.boundary(config.data);
    const taken = new Set(
      nodes.flatMap((node) => {
        const part = partOf(node, kinds);
        return part.is === 'port' && part.boundary.side === side ? [part.boundary.name] : [];
      }),
    );
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
    return [
      { id: kind.kind, title: kind.title, summary: kind.summary, kind: kind.kind, config: { name: free } },
    ];
  });
}
