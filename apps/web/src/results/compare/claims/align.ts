import type { Claim } from './claim.ts';
import { contradiction, likeness } from './likeness.ts';

/** Claims this alike, or more, are about the same. */
const ALIKE = 0.4;

/** A claim with the answer that makes it, and its place there. */
export interface PlacedClaim {
  readonly column: number;
  readonly at: number;
  readonly claim: Claim;
}

/** Claims of several answers about the same. */
export interface ClaimGroup {
  /** By column, then in the order of the answer. */
  readonly claims: readonly PlacedClaim[];
  readonly relation: 'conflict' | 'agreement' | 'alone';
  /** In what they contradict one another. */
  readonly conflictIn: readonly ('negation' | 'numbers')[];
}

/**
 * Groups the claims of several answers: two of different answers are linked when each is the likest that the other's answer has, and
 * what is linked forms a group. Only likeness counts, never which answer comes first: other orders of the answers give the same groups.
 */
export function alignClaims(answers: readonly (readonly Claim[])[]): ClaimGroup[] {
  const placed = answers.map((claims, column) => claims.map((claim, at) => ({ column, at, claim })));
  const links = new Map<PlacedClaim, PlacedClaim[]>(placed.flat().map((each) => [each, []]));
  placed.forEach((left, index) => {
    for (const right of placed.slice(index + 1)) {
      for (const [a, b] of mutualBest(left, right)) {
        links.get(a)?.push(b);
        links.get(b)?.push(a);
      }
    }
  });
  return components(links).map(toGroup);
}

/** The pairs in which each is the likest to the other; ties count all. */
function mutualBest(
  left: readonly PlacedClaim[],
  right: readonly PlacedClaim[],
): (readonly [PlacedClaim, PlacedClaim])[] {
  const scores = left.map((a) => right.map((b) => likeness(a.claim, b.claim)));
  const bestOfLeft = scores.map((row) => Math.max(ALIKE, ...row));
  const bestOfRight = right.map((_, at) => Math.max(ALIKE, ...scores.map((row) => row[at] ?? 0)));
  return left.flatMap((a, from) =>
    right.flatMap((b, to) => {
      const score = scores[from]?.[to];
      return score !== undefined && score === bestOfLeft[from] && score === bestOfRight[to]
        ? [[a, b] as const]
        : [];
    }),
  );
}

function components(links: ReadonlyMap<PlacedClaim, readonly PlacedClaim[]>): PlacedClaim[][] {
  const seen = new Set<PlacedClaim>();
  const found: PlacedClaim[][] = [];
  for (const start of links.keys()) {
    if (seen.has(start)) continue;
    const group: PlacedClaim[] = [];
    const open = [start];
    seen.add(start);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      group.push(next);
      for (const other of links.get(next) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        open.push(other);
      }
    }
    found.push(group.toSorted((a, b) => a.column - b.column || a.at - b.at));
  }
  return found;
}

function toGroup(claims: readonly PlacedClaim[]): ClaimGroup {
  const kinds = new Set<'negation' | 'numbers'>();
  claims.forEach((a, index) => {
    for (const b of claims.slice(index + 1)) {
      const kind = a.column === b.column ? undefined : contradiction(a.claim, b.claim);
      if (kind !== undefined) kinds.add(kind);
    }
  });
  const conflictIn = Array.from(kinds).toSorted();
  const columns = new Set(claims.map(({ column }) => column));
  const relation = conflictIn.length > 0 ? 'conflict' : columns.size > 1 ? 'agreement' : 'alone';
  return { claims, relation, conflictIn };
}
