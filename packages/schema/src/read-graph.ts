import type { z } from 'zod';
import { GRAPH_VERSION, type Graph, graphSchema } from './graph.ts';
import type { Issue } from './issue.ts';
import { sayIssue } from './say-issue.ts';

/** `migrations[n]` turns a document of version n into one of version n + 1. Version 1 is the first, so there are none yet. */
const migrations: Readonly<Record<number, (document: unknown) => unknown>> = {};

export type ReadGraph =
  | { readonly ok: true; readonly graph: Graph }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Reads a graph document of this or an older version, and fills in defaults.
 * Never throws: everything wrong with the document's shape is returned as issues, not only the first.
 * What the parts mean together (kinds, ports, scopes) is checked by the engine's `compile`.
 */
export function readGraph(document: unknown): ReadGraph {
  const parsed = graphSchema.safeParse(migrate(document));
  if (parsed.success) return { ok: true, graph: parsed.data };
  return { ok: false, issues: parsed.error.issues.map((issue) => toIssue(issue, document)) };
}

function migrate(document: unknown): unknown {
  let current = document;
  for (;;) {
    const version = read(current, 'version');
    const step = typeof version === 'number' && version < GRAPH_VERSION ? migrations[version] : undefined;
    if (step === undefined) return current;
    current = step(current);
  }
}

/** A property of a value of which nothing is known. */
function read(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function toIssue(issue: z.core.$ZodIssue, document: unknown): Issue {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (path[0] === 'version') return versionIssue(document, path);
  const [list, index] = path;
  const element = list === 'nodes' || list === 'edges' ? elementId(document, list, index) : undefined;
  return {
    severity: 'error',
    code: `graph-${issue.code.replaceAll('_', '-')}`,
    message: sentence(issue, path),
    path: element === undefined ? path : path.slice(2),
    ...(element !== undefined && list === 'nodes' ? { node: element } : {}),
    ...(element !== undefined && list === 'edges' ? { edge: element } : {}),
  };
}

function versionIssue(document: unknown, path: (string | number)[]): Issue {
  const version = read(document, 'version');
  const message =
    typeof version === 'number' && version > GRAPH_VERSION
      ? `This graph was saved by a newer Parallax (document version ${version}; this one reads up to ${GRAPH_VERSION}). Update Parallax to open it.`
      : `A graph document needs "version": ${GRAPH_VERSION}.`;
  return { severity: 'error', code: 'graph-version', message, path };
}

function elementId(
  document: unknown,
  list: 'nodes' | 'edges',
  index: string | number | undefined,
): string | undefined {
  const id = index === undefined ? undefined : read(read(read(document, list), index), 'id');
  return typeof id === 'string' ? id : undefined;
}

function sentence(issue: z.core.$ZodIssue, path: readonly (string | number)[]): string {
  const place = path.length === 0 ? 'The document' : `"${path.join('.')}"`;
  if (issue.code === 'unrecognized_keys') {
    return `${place} has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which this Parallax does not know. Remove it, correct its name, or update Parallax.`;
  }
  return `${place} ${sayIssue(issue)}`;
}
