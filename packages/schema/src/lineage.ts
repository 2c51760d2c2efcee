import { z } from 'zod';
import { comparePaths, type Path, type PathSegment } from './path.ts';

/** From one index to another, both included. */
const spanSchema = z.tuple([z.int().min(0), z.int().min(0)]);

/**
 * Which values of one edge a task combined. `boxes` are paths below the task's own: each is a span of indexes for each of `scopes`, and stands
 * for all combinations. So ten thousand essays without gaps are two numbers, and each gap adds two.
 */
export const lineageSourceSchema = z.strictObject({
  node: z.string(),
  scopes: z.array(z.string()),
  boxes: z.array(z.array(spanSchema)),
});

/** What a gathering task was made of, in the order in which it was combined: by edge, then by path. */
export const lineageSchema = z.array(lineageSourceSchema);

export type LineageSource = z.infer<typeof lineageSourceSchema>;
export type Lineage = z.infer<typeof lineageSchema>;
type Box = LineageSource['boxes'][number];

/** A value that a task was made of: the node that gave it, and where it sits. */
export interface Origin {
  readonly node: string;
  readonly path: Path;
}

/** The lineage of a task at a depth of open scopes, from its items in (edge, path) order. */
export function lineageOf(items: readonly (Origin & { readonly edge: string })[], depth: number): Lineage {
  const lineage: Lineage = [];
  let begin = 0;
  for (let at = 1; at <= items.length; at += 1) {
    const first = items[begin];
    if (first === undefined || items[at]?.edge === first.edge) continue;
    const below = items.slice(begin, at).map(({ path }) => path.slice(depth));
    lineage.push({
      node: first.node,
      scopes: (below[0] ?? []).map((segment) => segment.node),
      boxes: pack(below.sort(comparePaths), 0),
    });
    begin = at;
  }
  return lineage;
}

/** The origins that a lineage stands for, in order. `path` is the task's own. */
export function originsOf(lineage: Lineage, path: Path): Origin[] {
  return lineage.flatMap(({ node, scopes, boxes }) =>
    boxes
      .flatMap((box) => unpack(box, scopes))
      .sort(comparePaths)
      .map((below) => ({ node, path: [...path, ...below] })),
  );
}

/** How many origins a lineage stands for. */
export function originCount(lineage: Lineage): number {
  return lineage.reduce(
    (sum, { boxes }) =>
      sum + boxes.reduce((all, box) => all + box.reduce((size, [from, to]) => size * (to - from + 1), 1), 0),
    0,
  );
}

/** Branches that hold the same go into one box. */
function pack(paths: readonly Path[], depth: number): Box[] {
  if (paths.length === 0) return [];
  if ((paths[0]?.length ?? 0) <= depth) return [[]];
  const boxes: Box[] = [];
  let last: { from: number; to: number; inner: Box[]; key: string } | undefined;
  const flush = () => {
    if (last === undefined) return;
    const { from, to, inner } = last;
    for (const box of inner) boxes.push([[from, to], ...box]);
  };
  for (let begin = 0; begin < paths.length; ) {
    const index = paths[begin]?.[depth]?.index ?? 0;
    let end = begin + 1;
    while (end < paths.length && paths[end]?.[depth]?.index === index) end += 1;
    const inner = pack(paths.slice(begin, end), depth + 1);
    const key = JSON.stringify(inner);
    if (last !== undefined && last.to + 1 === index && last.key === key) last.to = index;
    else {
      flush();
      last = { from: index, to: index, inner, key };
    }
    begin = end;
  }
  flush();
  return boxes;
}

function unpack(box: Box, scopes: readonly string[]): PathSegment[][] {
  let paths: PathSegment[][] = [[]];
  for (const [depth, [from, to]] of box.entries()) {
    const node = scopes[depth] ?? '';
    paths = paths.flatMap((outer) =>
      Array.from({ length: to - from + 1 }, (_, at) => [...outer, { node, index: from + at }]),
    );
  }
  return paths;
}
