import type { MissingValue } from '@parallax/engine';

/** A text on its way up the tree. */
export interface Element {
  /** By which it is cited: an item's own name, or "Essay 1 to Essay 12". */
  readonly name: string;
  readonly text: string;
  /** Names of the items that it was made of, which it may cite; empty for an item. */
  readonly cites: readonly string[];
  /** As an element of a prompt. */
  readonly tokens: number;
}

/** What stands at one place of a level: a text, or nothing, with what was missing along the way. */
export interface Entry {
  readonly element: Element | undefined;
  /** Items that are in it. */
  readonly present: number;
  readonly missing: readonly MissingValue[];
  /** Of the items themselves: each of them takes a place in its group, also a missing one. */
  readonly isItem: boolean;
}

/** Neighbours of a level that one call is to combine. */
export interface Group {
  /** From 0: the first level combines items. */
  readonly level: number;
  /** From 0, in order. */
  readonly index: number;
  readonly elements: readonly Element[];
  readonly present: number;
  readonly missing: readonly MissingValue[];
  /** It is all that there is, so its result is the whole result. */
  readonly isOnly: boolean;
}
