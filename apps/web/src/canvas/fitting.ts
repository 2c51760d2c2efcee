import type { Graph } from '@parallax/schema';
import type { Addable } from '../graph/addable.ts';
import { importBlocks } from '../graph/blocks.ts';
import { addNode } from '../graph/edits.ts';
import { editLevel, joinId, splitId } from '../graph/levels.ts';
import { portsOf } from '../graph/ports.ts';
import { throughPorts } from '../graph/rewire.ts';
import type { ConnectionCheck, NewEdge } from './connection-check.ts';

/** An end of an edge that waits for its other end. */
export interface OpenEnd {
  readonly nodeId: string;
  readonly port: string | null;
  readonly side: 'source' | 'target';
}

/** Longer than any id that is made, so that it is free. */
const TRIAL = 'a-node-that-is-only-tried-out-to-see-whether-its-edge-can-be';

/** The edge between an open end and a node of another kind, at its first port. */
export function edgeTo({ nodeId, port, side }: OpenEnd, other: string): NewEdge {
  return side === 'source'
    ? { source: nodeId, target: other, ...(port === null ? {} : { sourceHandle: port }) }
    : { source: other, target: nodeId, ...(port === null ? {} : { targetHandle: port }) };
}

/** What can be connected to an open end: it has a port there, and the graph can run with the edge. */
export function fitsEnd(document: Graph, end: OpenEnd, what: Addable, check: ConnectionCheck): boolean {
  const { level } = splitId(end.nodeId);
  const ports = portsOf({ id: TRIAL, kind: what.kind, config: what.config }, what.blocks);
  if ((end.side === 'source' ? ports.inputs : ports.outputs).length === 0) return false;
  const tried = editLevel(document, level, (canvas) =>
    addNode(importBlocks(canvas, what.blocks ?? []).graph, {
      id: TRIAL,
      kind: what.kind,
      config: what.config,
    }),
  );
  return check(tried, edgeTo(end, joinId(level, TRIAL))) === null;
}

/** What can stand in an edge: it has an input and an output. */
export function fitsThrough({ kind, config, blocks }: Addable): boolean {
  return throughPorts(portsOf({ id: TRIAL, kind, config }, blocks)) !== null;
}
