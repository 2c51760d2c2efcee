import type { AnyKind } from '@parallax/engine';
import { builtInKinds } from '@parallax/nodes';
import type { JsonObject } from '@parallax/schema';

/** Every kind that the editor knows. */
export const kinds: readonly AnyKind[] = builtInKinds;

/** The kinds that can be added anywhere, in the order of the palette. Blocks and their ports are made in other ways. */
export const addableKinds = kinds.filter((kind) => kind.block === undefined && kind.boundary === undefined);

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));

/** The kind of a name; undefined for a graph that uses a kind this build does not have. */
export function kindNamed(name: string): AnyKind | undefined {
  return byName.get(name);
}

/** What a node is called: by its label, a port of a block by the port's name, else by its kind. */
export function nodeTitle(node: {
  readonly kind: string;
  readonly label?: string | undefined;
  readonly config?: JsonObject;
}): string {
  if (node.label !== undefined) return node.label;
  const kind = kindNamed(node.kind);
  const config = kind?.boundary === undefined ? undefined : kind.config.safeParse(node.config ?? {});
  const port = config?.success === true ? kind?.boundary?.(config.data).name : undefined;
  return port ?? kind?.title ?? node.kind;
}
