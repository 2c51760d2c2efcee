import { type Graph, isJsonObject, type Path, type RunState, taskId } from '@parallax/schema';
import { nodeTitle } from '../../graph/kinds.ts';
import { findTask } from '../../run/task-view.ts';

/** What the branches of a run are called. */
export interface Labels {
  /** The title of a node, e.g. "Three views". */
  node(id: string): string;
  /** One branch by its own name, e.g. "Skeptic": the segment of `path` at `depth`. */
  segment(path: Path, depth: number): string;
  /** The branches from `from` on, e.g. "Essay 12 · Skeptic"; empty outside of all scopes. */
  path(path: Path, from?: number): string;
}

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
    const branches = findTask(nodes[at.node], taskId(at.node, path.slice(0, depth)))?.output;
    const branch = Array.isArray(branches) ? branches[at.index] : undefined;
    const label = isJsonObject(branch) ? branch.label : undefined;
    return typeof label === 'string' && label.trim() !== '' ? label : `${node(at.node)} ${at.index + 1}`;
  }

  return {
    node,
    segment,
    path: (path, from = 0) =>
      path
        .slice(from)
        .map((_, index) => segment(path, from + index))
        .join(' · '),
  };
}
