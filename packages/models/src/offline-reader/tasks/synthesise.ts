import { summarise } from './summarise.ts';
import { compareItems } from './synthesis/compare.ts';
import { condense, wantsCondensing } from './synthesis/condense.ts';
import { entriesOf, tallyItems } from './synthesis/tally.ts';
import type { Task } from './task.ts';

/** Combines several texts: lists are counted, statements are set against each other. */
export const synthesise: Task = (input) => {
  const { items, orders } = input.request;
  if (items.length > 0 && wantsCondensing(orders)) return condense(items, input);
  if (items.length < 2)
    return summarise(
      input.request.material === '' && items[0] !== undefined
        ? { ...input, request: { ...input.request, material: items[0].text } }
        : input,
    );
  const entries = entriesOf(items, input.read);
  return entries.length > 1 ? tallyItems(entries, input) : compareItems(input);
};
