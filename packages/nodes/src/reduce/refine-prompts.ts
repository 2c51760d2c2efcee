import { CITE } from './synthesize-prompt.ts';

export const DEFAULT_REFINE_FIRST = `Summarise the item below for a reader who will not read it. ${CITE}

{{items}}`;

export const DEFAULT_REFINE_PROMPT = `Below are a draft and a further item. Write the draft anew so that it also covers the item: add what is new, correct what the item corrects, say where it differs from what the draft says, and keep everything else with the labels that it cites. ${CITE}

{{draft}}

{{items}}`;
