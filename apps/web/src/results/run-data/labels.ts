import { type Graph, isJsonObject, type NodeState, type Path, type RunState, taskId } from '@parallax/schema';
import { nodeTitle } from '../../graph/kinds.ts';
import { findTask, findTaskAt } from '../../run/task-view.ts';

/** What the branches of a run are called. */
export interface Labels {
  /** The title of a node, e.g. "Three views". */
  node(id: string): string;
  /** One branch by its own name, e.g. "Skeptic": the segment of `path` at `depth`. */
  segment(path: Path, depth: number): string;
  /** The branches from `from` on, e.g. "Essay 12 · Skeptic"; empty outside of all scopes. */
  path(path: Path, from?: number): string;
}

/** As the labels of tasks join the names of their branches. */
const BETWEEN = ' · ';

/**
 * Names come from the recorded output of the node that opened the scope: task labels join them with a sign that names may
 * contain too. Until that output is there, a branch is called by its number.
 */
export function labelsOf(graph: Graph | null, nodes: RunState['nodes']): Labels {
  const titles = new Map(graph?.nodes.map((node) => [node.id, nodeTitle(node)]));
  const node = (id: string) => titles.get(id) ?? id;

  function segment(path: Path, depth: number): string {
    const at = path[depth];
    if (at === undefined) return '';
    const opener = findTask(nodes[at.node], taskId(at.node, path.slice(0, depth)));
    if (opener?.clipped !== undefined) return fromTasks(path, depth) ?? `${node(at.node)} ${at.index + 1}`;
    const branches = opener?.output;
    const branch = Array.isArray(branches) ? branches[at.index] : undefined;
    const label = isJsonObject(branch) ? branch.label : undefined;
    return typeof label === 'string' && label.trim() !== '' ? label : `${node(at.node)} ${at.index + 1}`;
  }

  const inside = new Map<string, readonly NodeState[]>();

  /** The nodes whose tasks run within exactly these scopes. */
  function nodesIn(scopes: string): readonly NodeState[] {
    let found = inside.get(scopes);
    if (found === undefined) {
      found = Object.values(nodes).filter(({ tasks }) => scopesKey(tasks[0]?.path ?? []) === scopes);
      inside.set(scopes, found);
    }
    return found;
  }

  /** Of a long list of which only the beginning is here: as the tasks on its branches are called, less what the scopes around it are. */
  function fromTasks(path: Path, depth: number): string | undefined {
    const upTo = path.slice(0, depth + 1);
    for (const state of nodesIn(scopesKey(upTo))) {
      const label = findTaskAt(state, upTo)?.label;
      if (label === undefined) continue;
      const outer = upTo
        .slice(0, depth)
        .map((_, at) => segment(path, at))
        .join(BETWEEN);
      return label.startsWith(`${outer}${BETWEEN}`) ? label.slice(outer.length + BETWEEN.length) : label;
    }
    return undefined;
  }

  return {
    node,
    segment,
    path: (path, from = 0) =>
      path
        .slice(from)
        .map((_, index) => segment(path, from + index))
        .join(BETWEEN),
  };
}

function scopesKey(path: Path): string {
  return path.map(({ node }) => node).join('/');
}
