import type { Graph, Json, Limits } from '@parallax/schema';
import type { AnyKind, Gather, Over, Port, Ports, TaskSettings, Wait, Widening } from '../kind.ts';

import type { Paced } from './pacing.ts';

/** The open scopes at a place, as ids of the nodes that opened them, outermost first. Equal last elements mean equal stacks. */
export type Stack = readonly string[];

/** An edge whose ends are known to exist. `order` is its place in the document. */
export interface ProgramEdge {
  readonly id: string;
  readonly order: number;
  readonly source: string;
  readonly sourcePort: string;
  readonly target: string;
  readonly targetPort: string;
  /** The open scopes of the values that travel on it. */
  readonly stack: Stack;
}

/** How a gathering node groups what arrives. */
export interface Gathering {
  readonly over: Exclude<Over, 'auto'>;
  readonly wait: Wait;
  /** Nodes whose work only this node uses, inside the scope it closes: they are cancelled when a group closes early. */
  readonly cone: readonly string[];
  /** How it paces the scope that it closes, and who opens that. */
  readonly paced: Paced | undefined;
  /** Whether its results keep the paths that they were made from. */
  readonly keepsLineage: boolean;
}

/** A node that is ready to run: its kind is known, its config is parsed, its scopes are computed. */
export interface ProgramNode {
  readonly id: string;
  readonly label: string;
  readonly kind: AnyKind;
  readonly config: unknown;
  readonly ports: Ports;
  /** Distance from the inputs: every edge goes from a lower rank to a higher one. */
  readonly rank: number;
  /** The scopes its tasks run in: one task per path of this stack. */
  readonly stack: Stack;
  readonly inputs: readonly ProgramEdge[];
  readonly outputs: readonly ProgramEdge[];
  readonly gather: Gather;
  readonly gathering: Gathering | undefined;
  readonly widening: Widening | undefined;
  /** The gathering node that paces the scope that this node opens. */
  readonly pacedBy: string | undefined;
  readonly settings: TaskSettings;
}

/** A graph that was found to be runnable. */
export interface Program {
  /** With the nodes of blocks in it. */
  readonly graph: Graph;
  readonly limits: Limits;
  /** The inputs that this run gives in place of the saved ones, by node id. */
  readonly overrides: Readonly<Record<string, Json>>;
  /** In topological order. */
  readonly nodes: readonly ProgramNode[];
}

/** The first port is the default of an edge that names none. */
export function portNamed(ports: readonly Port[], name: string | undefined): Port | undefined {
  return name === undefined ? ports[0] : ports.find((port) => port.name === name);
}

/** Whether every scope of `outer` is also open in `inner`, in the same order. */
export function isPrefix(outer: Stack, inner: Stack): boolean {
  return outer.length <= inner.length && outer.every((scope, depth) => inner[depth] === scope);
}
