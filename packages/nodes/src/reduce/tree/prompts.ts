import { CITE, DEFAULT_SYNTHESIZE_SYSTEM } from '../synthesize-prompt.ts';

export const DEFAULT_TREE_SYSTEM = DEFAULT_SYNTHESIZE_SYSTEM;

/** The same at every level, so a text that was combined before is combined again without losing whom it cites. */
export const DEFAULT_TREE_PROMPT = `Combine the items below into one text that a reader can use without reading them. An item may itself be a summary of several. Keep what several say and what only one says but matters; say where they differ. Leave out repetition. ${CITE} Keep the labels that an item cites.

{{items}}`;
