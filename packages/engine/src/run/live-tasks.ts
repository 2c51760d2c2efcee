import type { Program } from '../compile/program.ts';
import type { PathNode } from '../schedule/path-node.ts';
import type { LiveTask } from './live-task.ts';

/**
 * The tasks of one node that have not ended. Where a group may close early and cancel some of them, they are also kept by the paths
 * of such groups: thousands of groups must not each look at all tasks.
 */
export class LiveTasks {
  private readonly all = new Set<LiveTask>();
  private readonly byGroup: { readonly depth: number; readonly groups: Map<PathNode, Set<LiveTask>> }[];

  /** @param depths of the paths of groups that may close early */
  constructor(depths: Iterable<number> = []) {
    this.byGroup = Array.from(depths, (depth) => ({ depth, groups: new Map() }));
  }

  add(task: LiveTask): void {
    this.all.add(task);
    for (const { depth, groups } of this.byGroup) {
      const path = task.pathNode.ancestor(depth);
      const tasks = groups.get(path);
      if (tasks === undefined) groups.set(path, new Set([task]));
      else tasks.add(task);
    }
  }

  delete(task: LiveTask): void {
    this.all.delete(task);
    for (const { depth, groups } of this.byGroup) {
      const path = task.pathNode.ancestor(depth);
      const tasks = groups.get(path);
      tasks?.delete(task);
      if (tasks?.size === 0) groups.delete(path);
    }
  }

  /** As they are now: ending them does not change the list. */
  list(): LiveTask[] {
    return [...this.all];
  }

  /** Those inside of a group, by the group's path. */
  inside(group: PathNode): LiveTask[] {
    const indexed = this.byGroup.find(({ depth }) => depth === group.depth);
    return [...(indexed?.groups.get(group) ?? [])];
  }
}

/** For each node whose tasks a group may cancel when it closes early: the depths of such groups' paths. */
export function closingDepths({ nodes }: Program): Map<string, Set<number>> {
  const depths = new Map<string, Set<number>>();
  for (const { kind, gathering, stack } of nodes) {
    if (gathering === undefined) continue;
    if (gathering.wait === 'all' && gathering.paced === undefined && kind.gather !== 'as-they-come') continue;
    for (const id of gathering.cone) depths.set(id, (depths.get(id) ?? new Set()).add(stack.length));
  }
  return depths;
}
