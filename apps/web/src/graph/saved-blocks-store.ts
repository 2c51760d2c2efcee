import type { Block, SavedBlock } from '@parallax/schema';
import { createStore } from 'zustand/vanilla';
import type { Api } from '../api/client.ts';

export interface SavedBlocksState {
  readonly entries: readonly SavedBlock[];
  /** Each with the blocks that it holds, ready to be added to a graph. */
  readonly saved: readonly (readonly [Block, ...Block[]])[];
}

export type SavedBlocksStore = ReturnType<typeof createSavedBlocksStore>;

/** The blocks that the server keeps for use in any graph. */
export function createSavedBlocksStore(api: Pick<Api, 'listBlocks' | 'saveBlock' | 'deleteBlock'>) {
  const store = createStore<SavedBlocksState>()(() => ({ entries: [], saved: [] }));

  function set(entries: readonly SavedBlock[]): void {
    store.setState({ entries, saved: entries.map(({ block, holds }) => [block, ...holds]) });
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    /** Rejects with an `ApiError`. */
    async load(): Promise<void> {
      set(await api.listBlocks());
    },

    /** Saves a block; one that was saved from the same block is replaced. Rejects with an `ApiError`. */
    async save([block, ...holds]: readonly [Block, ...Block[]]): Promise<void> {
      const before = store.getState().entries.find((each) => each.block.id === block.id);
      const saved = await api.saveBlock({ block, holds }, before?.id);
      set([...store.getState().entries.filter((each) => each.id !== saved.id), saved]);
    },

    async remove(id: string): Promise<void> {
      await api.deleteBlock(id);
      set(store.getState().entries.filter((each) => each.id !== id));
    },
  };
}
