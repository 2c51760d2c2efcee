import type { AnyKind } from '@parallax/engine';
import { builtInKinds } from '@parallax/nodes';

/** Every kind that the editor knows. */
export const kinds: readonly AnyKind[] = builtInKinds;

/** The kinds that can be added anywhere, in the order of the palette. Blocks and their ports are made in other ways. */
export const addableKinds = kinds.filter((kind) => kind.block === undefined && kind.boundary === undefined);

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

/** The kind of a name; undefined for a graph that uses a kind this build does not have. */
export function kindNamed(name: string): AnyKind | undefined {
  return byName.get(name);
}

/** What a node is called where it has no label of its own. */
export function nodeTitle(node: { readonly kind: string; readonly label?: string | undefined }): string {
  return node.label ?? kindNamed(node.kind)?.title ?? node.kind;
}
