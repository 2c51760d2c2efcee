import type { Block, Position } from '@parallax/schema';
import * as blocks from '../blocks.ts';
import { addNode } from '../edits.ts';
import { blockAt, splitId } from '../levels.ts';
import type { EditorContext } from './context.ts';

const edits = () => import('../block-edits.ts');

/** Blocks: parts of the graph that are used as one node. */
export function blockActions({
  graph,
  canvas,
  change,
  flat,
  fresh,
  selected,
  select,
  selection,
}: EditorContext) {
  return {
    /** Makes a block of what is selected, named like a group that is all in it. Returns the node that stands for it; null when no node is selected. */
    async makeBlock(): Promise<string | null> {
      const ids = selected();
      if (!canvas().nodes.some((node) => ids.has(node.id))) return null;
      const group = canvas().groups?.find(({ members }) => members.every((each) => ids.has(each)));
      const name = group?.title || 'Block';
      const { blockFrom } = await edits();
      const made = blockFrom(canvas(), ids, name);
      change(() => made.graph);
      selection.selectNode(flat(made.nodeId));
      return flat(made.nodeId);
    },

    /** Puts the nodes of a block in the place of a node that stands for it. */
    async unpackBlock(nodeId: string): Promise<void> {
      const { unpackBlock } = await edits();
      const unpacked = unpackBlock(canvas(), splitId(nodeId).id);
      change(() => unpacked.graph);
      select(unpacked.nodes);
    },

    /** Adds a node that stands for the first of these blocks. The others are those that it holds. */
    addBlock([block, ...inner]: readonly [Block, ...Block[]], position: Position): string {
      const imported = blocks.importBlocks(canvas(), [block, ...inner]);
      const id = fresh(block.id);
      const use = blocks.nodeFor({ ...block, id: imported.ids.get(block.id) ?? block.id });
      change(() => addNode(imported.graph, { id, position, ...use }));
      selection.selectNode(flat(id));
      return flat(id);
    },

    updateBlock(id: string, patch: Parameters<typeof blocks.updateBlock>[2]): void {
      graph.change((g) => blocks.updateBlock(g, id, patch), `block:${id}:${Object.keys(patch).join()}`);
    },

    /** Renames a port of a block from inside of it. False where another port has that name. */
    async renamePort(nodeId: string, name: string): Promise<boolean> {
      const { isFreePortName, renamePort } = await edits();
      const { level, id } = splitId(nodeId);
      const document = graph.getState().graph;
      const block = blockAt(document, level);
      if (block === undefined || !isFreePortName(block, id, name)) return false;
      graph.change((g) => renamePort(g, block.id, id, name));
      return true;
    },

    /** Forgets a block of this document that nothing uses. */
    removeBlock(id: string): void {
      graph.change((g) => blocks.removeBlock(g, id));
    },
  };
}
