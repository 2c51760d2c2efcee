import { type Graph, type GraphNode, type Json, sayIssue, TaskError } from '@parallax/schema';
import type { AnyKind, Ports } from '../kind.ts';
import { type IssueList, list } from './issues.ts';

/** A node whose kind is known and whose config fits it. */
export interface CheckedNode {
  readonly node: GraphNode;
  readonly label: string;
  readonly kind: AnyKind;
  readonly config: unknown;
  readonly ports: Ports;
}

/**
 * Finds each node's kind and reads its config. Nodes that have problems are left out of the result, the rest goes on to the
 * further checks. `overrides` replaces the saved value of input-like nodes.
 */
export function checkNodes(
  graph: Graph,
  kinds: readonly AnyKind[],
  overrides: Readonly<Record<string, Json>>,
  issues: IssueList,
): Map<string, CheckedNode> {
  const checked = new Map<string, CheckedNode>();
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
  const seen = new Set<string>();
  for (const node of graph.nodes) {
    if (seen.has(node.id)) {
      issues.node(
        node.id,
        'duplicate-node',
        `Two nodes have the id "${node.id}". Give one of them another id.`,
      );
      continue;
    }
    seen.add(node.id);
    const kind = byName.get(node.kind);
    if (kind === undefined) {
      issues.node(
        node.id,
        'unknown-kind',
        `"${node.kind}" is not a kind of node. Use one of ${list(kinds.map((known) => `"${known.kind}"`))}.`,
      );
      continue;
    }
    const result = checkNode(
      node,
      kind,
      Object.hasOwn(overrides, node.id) ? overrides[node.id] : undefined,
      issues,
    );
    if (result !== undefined) checked.set(node.id, result);
  }
  for (const id of Object.keys(overrides)) {
    if (!seen.has(id))
      issues.graph('unknown-input', `The run gives an input for "${id}", but the graph has no such node.`, [
        'inputs',
        id,
      ]);
  }
  return checked;
}

function checkNode(
  node: GraphNode,
  kind: AnyKind,
  override: Json | undefined,
  issues: IssueList,
): CheckedNode | undefined {
  const label = node.label !== undefined && node.label !== '' ? node.label : kind.title;
  const parsed = kind.config.safeParse(node.config);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) {
          issues.node(
            node.id,
            'unknown-config',
            `"${label}" has no option "${key}". Remove it or correct its name.`,
            [...path, key],
          );
        }
      } else {
        issues.node(
          node.id,
          'bad-config',
          `"${label}": ${path.join('.') || 'the config'} ${sayIssue(issue)}`,
          path,
        );
      }
    }
    return undefined;
  }
  let config = parsed.data;
  if (override !== undefined) {
    if (kind.override === undefined) {
      issues.node(
        node.id,
        'not-an-input',
        `The run gives an input for "${label}", but a ${kind.title} takes none.`,
        ['inputs', node.id],
      );
      return undefined;
    }
    try {
      config = kind.override(config, override);
    } catch (thrown) {
      if (!TaskError.is(thrown)) throw thrown;
      issues.node(node.id, 'bad-input', `The input given for "${label}" does not fit: ${thrown.message}`, [
        'inputs',
        node.id,
      ]);
      return undefined;
    }
  }
  for (const issue of kind.check?.(config) ?? []) issues.all.push({ ...issue, node: node.id });
  return { node, label, kind, config, ports: kind.ports(config) };
}
