import { citationNames, NameIndex } from '@parallax/nodes';
import {
  type Graph,
  type NodeState,
  originsOf,
  type Path,
  pathKey,
  type RunState,
  type TaskState,
  taskId,
} from '@parallax/schema';
import { findTask } from '../../run/task-view.ts';
import { opensScope } from '../run-data/graph.ts';
import type { Labels } from '../run-data/labels.ts';

/** One value of a run: what a node gave at a path. */
export interface Place {
  readonly node: string;
  readonly path: Path;
}

/** A value that a reduction was made of, by the name that its prompt gave it. */
export interface NamedPlace extends Place {
  readonly name: string;
}

/** The task that gave a value, and which of its branches the value is. */
export interface Giver {
  readonly task: TaskState;
  readonly branch: number | undefined;
}

/** Where a search stops: a chain of reductions is not longer, and nobody reads more. */
const MAX_LEVELS = 12;
const MAX_ITEMS = 20_000;

/** Follows values back to what they were made of. Made once for a state; what it finds is kept. */
export class Lineages {
  private readonly graph: Graph;
  private readonly nodes: RunState['nodes'];
  private readonly labels: Labels;
  private readonly madeOf = new Map<string, { places: readonly NamedPlace[]; names: NameIndex }>();

  constructor(graph: Graph, nodes: RunState['nodes'], labels: Labels) {
    this.graph = graph;
    this.nodes = nodes;
    this.labels = labels;
  }

  giver({ node, path }: Place): Giver | undefined {
    const state = this.nodes[node];
    const task = findTask(state, taskId(node, path));
    if (task !== undefined) return { task, branch: undefined };
    const last = path.at(-1);
    if (last?.node !== node) return undefined;
    const opener = findTask(state, taskId(node, path.slice(0, -1)));
    return opener === undefined ? undefined : { task: opener, branch: last.index };
  }

  /** Whether a model wrote the text from reduced items, so that its brackets may cite. */
  mayCite(place: Place): boolean {
    const reductions = this.reductions([place]);
    return (
      [place, ...reductions].some((each) => this.giver(each)?.task.model !== undefined) &&
      reductions.length > 0
    );
  }

  /** What a reduction was made of, in order; empty for what is none. */
  parts(place: Place): readonly NamedPlace[] {
    return this.known(place)?.places ?? [];
  }

  /** The item of a list or fan-out that a value belongs to: the value at its innermost branch. */
  source({ node, path }: Place): Place | undefined {
    const last = path.at(-1);
    return last === undefined || last.node === node ? undefined : { node: last.node, path };
  }

  /**
   * What a citation in the text of a value names: an item of the nearest reduction before it, else of those that these were made of, and so on.
   * A name that several items of a level share names none of them.
   */
  cited(place: Place, name: string): readonly NamedPlace[] | undefined {
    let level = this.reductions([place]);
    for (let depth = 0; depth < MAX_LEVELS && level.length > 0; depth += 1) {
      const found = new Map<string, readonly NamedPlace[]>();
      const parts: NamedPlace[] = [];
      for (const reduction of level) {
        const known = this.known(reduction);
        if (known === undefined) continue;
        const span = known.names.find(name);
        if (span !== undefined) {
          const places = known.places.slice(span.from, span.to + 1);
          found.set(places.map(keyOf).join(), places);
        }
        parts.push(...known.places);
      }
      const [only, ...others] = found.values();
      if (only !== undefined) return others.length === 0 ? only : undefined;
      if (parts.length > MAX_ITEMS) return undefined;
      level = this.reductions(parts);
    }
    return undefined;
  }

  /** The nearest reductions at or before some values. */
  private reductions(places: readonly Place[]): Place[] {
    const found = new Map<string, Place>();
    const seen = new Set<string>();
    const open = [...places];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const key = keyOf(next);
      if (seen.has(key)) continue;
      seen.add(key);
      if (this.giver(next)?.task.from !== undefined) found.set(key, next);
      else open.push(...this.connected(next));
    }
    return [...found.values()];
  }

  private connected({ node, path }: Place): Place[] {
    return this.graph.edges
      .filter(({ target }) => target === node)
      .flatMap(({ source }) => {
        const state = this.nodes[source];
        const depth = state === undefined ? undefined : depthOf(this.graph, source, state);
        return depth === undefined || depth > path.length
          ? []
          : [{ node: source, path: path.slice(0, depth) }];
      });
  }

  private known(place: Place): { places: readonly NamedPlace[]; names: NameIndex } | undefined {
    const task = this.giver(place)?.task;
    if (task?.from === undefined) return undefined;
    const key = keyOf(place);
    const before = this.madeOf.get(key);
    if (before !== undefined) return before;
    const origins = originsOf(task.from, task.path);
    const edges = this.graph.edges.filter(({ target }) => target === place.node).length;
    const names = citationNames(
      origins.map((origin) => {
        const branch = this.labels.path(origin.path, task.path.length);
        if (branch === '') return this.labels.node(origin.node);
        return edges > 1 ? `${this.labels.node(origin.node)} · ${branch}` : branch;
      }),
    );
    const places = origins.map((origin, at) => ({ ...origin, name: names[at] ?? '' }));
    const known = { places, names: new NameIndex(names) };
    this.madeOf.set(key, known);
    return known;
  }
}

/** How many scopes are open at the values that a node gives. */
function depthOf(graph: Graph, id: string, state: NodeState): number | undefined {
  const node = graph.nodes.find((each) => each.id === id);
  const path = state.tasks[0]?.path;
  if (node === undefined || path === undefined) return undefined;
  return path.length + (opensScope(node) ? 1 : 0);
}

export function keyOf({ node, path }: Place): string {
  return `${node}@${pathKey(path)}`;
}
