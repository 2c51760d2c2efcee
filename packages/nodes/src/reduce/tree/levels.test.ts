import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element, Entry, Group } from './element.ts';
import { growTree, type TreeRule } from './levels.ts';

const rule: TreeRule = { fanIn: 10, tokenMax: 100, maxDepth: 20 };
const noWatch = { opened: () => undefined, closed: () => undefined };

/** Items whose texts are their own number; sizes in tokens, 0 for a missing one. */
async function* items(sizes: readonly number[]): AsyncGenerator<Entry> {
  for (const [index, tokens] of sizes.entries()) {
    const missing = { path: [], label: String(index), node: 'n', outcome: 'error' as const };
    yield tokens === 0
      ? { element: undefined, present: 0, missing: [missing], isItem: true }
      : {
          element: { name: `i${index}`, text: `${index} `, cites: [], tokens },
          present: 1,
          missing: [],
          isItem: true,
        };
  }
}

/** A model that repeats what it is given, and whose answers have a given size. */
function repeat(tokens: number, groups: Group[] = [], delay: (group: Group) => number = () => 0) {
  return async (group: Group): Promise<Element> => {
    groups.push(group);
    for (let turn = delay(group); turn > 0; turn -= 1) await Promise.resolve();
    const { elements } = group;
    return {
      name: `${group.level}.${group.index}`,
      text: elements.map(({ text }) => text).join(''),
      cites: elements.flatMap(({ name, cites }) => [name, ...cites]),
      tokens,
    };
  };
}

const anySizes = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 120 });
const anyRule = fc.record({
  fanIn: fc.integer({ min: 2, max: 12 }),
  tokenMax: fc.integer({ min: 1, max: 400 }),
  maxDepth: fc.integer({ min: 1, max: 8 }),
});

describe('a tree', () => {
  it('ends for any sizes, also when answers are longer than what they are made of, and loses and repeats nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anySizes, anyRule, fc.integer({ min: 1, max: 500 }), async (sizes, any, answer) => {
        const groups: Group[] = [];
        const root = await growTree(items(sizes), any, repeat(answer, groups), noWatch);
        const text = root.map(({ element }) => element?.text ?? '').join('');
        const present = sizes.flatMap((size, index) => (size === 0 ? [] : [index]));
        expect(
          text
            .trim()
            .split(' ')
            .filter((word) => word !== ''),
        ).toEqual(present.map(String));
        const missing = root.flatMap((entry) => entry.missing.map(({ label }) => Number(label)));
        expect(missing).toEqual(sizes.flatMap((size, index) => (size === 0 ? [index] : [])));
        expect(root.reduce((sum, entry) => sum + entry.present, 0)).toBe(present.length);
        expect(Math.max(0, ...groups.map(({ level }) => level))).toBeLessThan(any.maxDepth);
        // Levels of half the size each make fewer calls than twice the items.
        expect(groups.length).toBeLessThanOrEqual(Math.max(1, 2 * sizes.length));
      }),
    );
  });

  it('groups by order and size alone: however long each call takes, the groups are the same', async () => {
    await fc.assert(
      fc.asyncProperty(anySizes, anyRule, fc.infiniteStream(fc.nat(9)), async (sizes, any, delays) => {
        const [one, other]: [Group[], Group[]] = [[], []];
        await growTree(items(sizes), any, repeat(40, one), noWatch);
        await growTree(
          items(sizes),
          any,
          repeat(40, other, () => delays.next().value ?? 0),
          noWatch,
        );
        const byPlace = (a: Group, b: Group) => a.level - b.level || a.index - b.index;
        expect(other.sort(byPlace)).toEqual(one.sort(byPlace));
      }),
    );
  });

  it('keeps groups within fan-in and, at the first level, within the limit of tokens', async () => {
    await fc.assert(
      fc.asyncProperty(anySizes, anyRule, async (sizes, any) => {
        const groups: Group[] = [];
        await growTree(items(sizes), any, repeat(10, groups), noWatch);
        for (const { level, elements } of groups) {
          expect(elements.length).toBeLessThanOrEqual(any.fanIn);
          const tokens = elements.reduce((sum, element) => sum + element.tokens, 0);
          if (level === 0 && elements.length > 1) expect(tokens).toBeLessThanOrEqual(any.tokenMax);
        }
      }),
    );
  });

  it('leaves what its last level cannot combine side by side, in order', async () => {
    const root = await growTree(items(Array(40).fill(5)), { ...rule, maxDepth: 1 }, repeat(5), noWatch);
    expect(root.map(({ element }) => element?.name)).toEqual(['0.0', '0.1', '0.2', '0.3']);
  });

  it('needs no call for a part that has no neighbour, and one for an item that is alone', async () => {
    const groups: Group[] = [];
    await growTree(items(Array(21).fill(5)), rule, repeat(5, groups), noWatch);
    expect(groups.map(({ level, index }) => `${level}.${index}`)).toEqual(['0.0', '0.1', '0.2', '1.0']);
    const alone: Group[] = [];
    await growTree(items([5]), rule, repeat(5, alone), noWatch);
    expect(alone).toHaveLength(1);
    expect(alone[0]?.isOnly).toBe(true);
  });

  it('fails at once when a call fails, whatever else is still to come', async () => {
    async function* endless(): AsyncGenerator<Entry> {
      yield* items(Array(10).fill(5));
      await new Promise(() => undefined);
    }
    const broken = () => Promise.reject(new Error('No.'));
    await expect(growTree(endless(), rule, broken, noWatch)).rejects.toThrow('No.');
  });
});
