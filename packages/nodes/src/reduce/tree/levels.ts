import type { Element, Entry, Group } from './element.ts';
import { type GroupRule, groupsOf } from './groups.ts';
import { Queue } from './queue.ts';

export interface TreeRule extends GroupRule {
  /** Levels of calls at most. What is then still more than one text stays side by side. */
  readonly maxDepth: number;
}

/** What is left at the end: one entry, or several where `maxDepth` was reached. */
export type Root = readonly Entry[];

/** Told of the shape of the tree while it grows. */
export interface TreeWatch {
  opened(group: Group): void;
  closed(group: Group): void;
}

/**
 * Combines neighbours, level by level, until one text is left. All levels are at work at once: a group is combined as soon as its members
 * are there. Ends for any input: a level above the first has at most half the elements of the one below it, and there are at most `maxDepth`.
 *
 * @param combine makes one text of a group; fails the whole when it rejects
 */
export async function growTree(
  items: AsyncIterable<Entry>,
  rule: TreeRule,
  combine: (group: Group) => Promise<Element>,
  watch: TreeWatch,
): Promise<Root> {
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  const fail = (thrown: unknown) => failed.reject(thrown);

  const levelOf = async (level: number, entries: AsyncIterable<Entry>): Promise<Root> => {
    if (level >= rule.maxDepth) return await Array.fromAsync(entries);
    const made = new Queue<Entry>();
    let above: Promise<Root> | undefined;
    let only: Promise<Entry> | undefined;
    for await (const group of groupsOf(level, entries, rule)) {
      const entry = entryOf(group);
      entry.catch(fail);
      made.push(entry);
      // A level above is needed once there are two results to combine.
      if (only === undefined) only = entry;
      else if (above === undefined) {
        above = levelOf(level + 1, made.read());
        above.catch(fail);
      }
    }
    made.end();
    if (above !== undefined) return await above;
    return only === undefined ? [] : [await only];
  };

  const entryOf = async (group: Group): Promise<Entry> => {
    const { elements, present, missing, level } = group;
    const [first, second] = elements;
    // A part alone has nothing to be combined with; an item alone is still to be worked on.
    const needsCall = first !== undefined && (level === 0 || second !== undefined);
    if (needsCall) watch.opened(group);
    const element = needsCall ? await combine(group) : first;
    if (needsCall) watch.closed(group);
    return { element, present, missing, isItem: false };
  };

  return await Promise.race([levelOf(0, items), failed.promise]);
}
