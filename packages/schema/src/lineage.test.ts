import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineageOf, lineageSchema, originCount, originsOf } from './lineage.ts';
import { comparePaths, type Path } from './path.ts';

const own: Path = [{ node: 'topics', index: 3 }];

/** Items of several edges, at paths of one to three scopes below their task's own, in (edge, path) order. */
const items = fc
  .array(
    fc.integer({ min: 0, max: 3 }).chain((depth) =>
      fc.uniqueArray(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: depth, maxLength: depth }), {
        selector: (indexes) => indexes.join(),
        maxLength: 40,
      }),
    ),
    { maxLength: 3 },
  )
  .map((edges) =>
    edges.flatMap((paths, edge) =>
      paths
        .map((indexes) => [...own, ...indexes.map((index, at) => ({ node: `scope${at}`, index }))])
        .sort(comparePaths)
        .map((path) => ({ node: `n${edge}`, edge: `e${edge}`, path })),
    ),
  );

it('a lineage gives back every path once, in order', () => {
  fc.assert(
    fc.property(items, (given) => {
      const lineage = lineageOf(given, own.length);
      expect(lineageSchema.parse(JSON.parse(JSON.stringify(lineage)))).toEqual(lineage);
      expect(originsOf(lineage, own)).toEqual(given.map(({ node, path }) => ({ node, path })));
      expect(originCount(lineage)).toBe(given.length);
    }),
  );
});

it('ten thousand items of nested scopes take a few bytes, and every gap a few more', () => {
  const all = Array.from({ length: 10_000 }, (_, at) => ({
    node: 'grade',
    edge: 'e1',
    path: [
      { node: 'essays', index: Math.floor(at / 4) },
      { node: 'graders', index: at % 4 },
    ],
  }));
  expect(JSON.stringify(lineageOf(all, 0)).length).toBeLessThan(100);
  const gaps = all.filter((_, at) => at % 100 !== 7);
  expect(JSON.stringify(lineageOf(gaps, 0)).length).toBeLessThan(100 * 80);
});
