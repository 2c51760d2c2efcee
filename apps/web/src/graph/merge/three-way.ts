import { canonicalJson, type Json } from '@parallax/schema';

export type Chosen = 'mine' | 'theirs';

/** Something that both sides changed in different ways. A side that does not have it any more is undefined. */
export interface Conflict {
  readonly key: string;
  /** "Grade · prompt". */
  readonly what: string;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

type Fields = Readonly<Record<string, Json | undefined>>;

interface ListRules<T> {
  readonly titleOf: (entry: T) => string;
  /** What becomes of an entry that both sides have. */
  readonly same: (base: T | undefined, mine: T, theirs: T) => T;
  /** Whether a side holds on to an entry that the other removed although the entry itself has not changed. */
  readonly needs?: (id: string, side: Chosen) => boolean;
}

/** Whether two values are the same, whatever the order of their keys. Absent values are the same as one another. */
export function sameValue(a: unknown, b: unknown): boolean {
  return textOf(a) === textOf(b);
}

function textOf(value: unknown): string {
  // What is undefined in an object is not there in JSON.
  return value === undefined ? '' : canonicalJson(JSON.parse(JSON.stringify(value)));
}

export type Merger = ReturnType<typeof createMerger>;

/** The rules of a three-way merge. What `chosen` does not decide goes to `mine`, and is listed as a conflict in either case. */
export function createMerger(chosen: ReadonlyMap<string, Chosen>) {
  const conflicts = new Map<string, Conflict>();

  function decide(conflict: Conflict): Chosen {
    conflicts.set(conflict.key, conflict);
    return chosen.get(conflict.key) ?? 'mine';
  }

  function value<T extends Json | undefined>(key: string, what: string, base: T, mine: T, theirs: T): T {
    if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine;
    if (sameValue(base, mine)) return theirs;
    return decide({ key, what, mine, theirs }) === 'mine' ? mine : theirs;
  }

  return {
    conflicts: (): Conflict[] => [...conflicts.values()],

    value,

    /** The fields of an object, each by itself. */
    fields(key: string, title: string, base: Fields, mine: Fields, theirs: Fields): Record<string, Json> {
      const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
      const merged: Record<string, Json> = {};
      for (const name of names) {
        const kept = value(`${key} ${name}`, `${title} · ${name}`, base[name], mine[name], theirs[name]);
        if (kept !== undefined) merged[name] = kept;
      }
      return merged;
    },

    /** Entries with ids, in the order of `mine`, then what only `theirs` has. */
    list<T extends { readonly id: string }>(
      key: string,
      noun: string,
      base: readonly T[],
      mine: readonly T[],
      theirs: readonly T[],
      { titleOf, same, needs = () => false }: ListRules<T>,
    ): T[] {
      const [old, ours, others] = [base, mine, theirs].map(
        (entries) => new Map(entries.map((entry) => [entry.id, entry])),
      );
      const keep = (id: string): T[] => {
        const [before, own, other] = [old?.get(id), ours?.get(id), others?.get(id)];
        if (own !== undefined && other !== undefined) return [same(before, own, other)];
        const entry = own ?? other;
        if (entry === undefined) return [];
        if (before === undefined) return [entry];
        const side: Chosen = own === undefined ? 'theirs' : 'mine';
        // One side removed it. That stands, unless the other side went on working with it.
        if (sameValue(before, entry) && !needs(id, side)) return [];
        const what = `${noun} ${titleOf(entry)} · removed`;
        const shown = (each: T | undefined) => (each === undefined ? undefined : asJson(each));
        const taken = decide({ key: `${key} ${id}`, what, mine: shown(own), theirs: shown(other) });
        return taken === side ? [entry] : [];
      };
      return [...new Set([...mine, ...theirs].map(({ id }) => id))].flatMap(keep);
    },
  };
}

function asJson(entry: unknown): Json {
  return JSON.parse(JSON.stringify(entry));
}
