import { z } from 'zod';

/** One step of a path: which node opened the scope, and which of its branches this is (from 0). */
export const pathSegmentSchema = z.strictObject({ node: z.string(), index: z.int().min(0) });

/** Where an item sits: one segment per open scope, outermost first. */
export const pathSchema = z.array(pathSegmentSchema).readonly();

export type PathSegment = z.infer<typeof pathSegmentSchema>;
export type Path = z.infer<typeof pathSchema>;

/** The stable text form of a path, e.g. `docs:12/views:2`; empty outside of all scopes. */
export function pathKey(path: Path): string {
  return path.map((segment) => `${segment.node}:${segment.index}`).join('/');
}

/** The stable id of a task: `review@views:2`, or `out` for a node outside of all scopes. */
export function taskId(node: string, path: Path): string {
  return path.length === 0 ? node : `${node}@${pathKey(path)}`;
}

/** Reads a task id back into its node and path. Total on ids made by `taskId`; other text gives a node without a path. */
export function parseTaskId(task: string): { node: string; path: PathSegment[] } {
  const at = task.indexOf('@');
  if (at < 0) return { node: task, path: [] };
  const path = task
    .slice(at + 1)
    .split('/')
    .map((segment) => {
      const colon = segment.lastIndexOf(':');
      return { node: segment.slice(0, colon), index: Number(segment.slice(colon + 1)) };
    });
  return { node: task.slice(0, at), path };
}

/** Orders paths by their indexes, outermost first; a shorter path comes before its own extensions. */
export function comparePaths(a: Path, b: Path): number {
  const shared = Math.min(a.length, b.length);
  for (let depth = 0; depth < shared; depth += 1) {
    const difference = (a[depth]?.index ?? 0) - (b[depth]?.index ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
