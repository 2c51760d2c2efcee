import { type Compiled, compile, type PriceOf, planOf } from '@parallax/engine';
import type { Block, Graph, GraphNode, Issue, NodePlan, Plan } from '@parallax/schema';
import { createStore } from 'zustand/vanilla';
import { blockPlan } from './block-plan.ts';
import type { GraphStore } from './graph-store.ts';
import { kinds } from './kinds.ts';
import { levelsTo } from './levels.ts';

/** What the engine says of the graph that is being edited. */
export interface CompiledState {
  readonly issues: readonly Issue[];
  /** By node id; only nodes that have issues. A block has those inside of it too. */
  readonly nodeIssues: ReadonlyMap<string, readonly Issue[]>;
  /** Null while the graph cannot run. */
  readonly plan: Plan | null;
  /** The last plan of each node; kept while other parts of the graph are broken, so that sentences do not flicker. */
  readonly nodePlans: ReadonlyMap<string, NodePlan>;
  readonly scopes: Compiled['scopes'];
  /** Where the values of blocks and of their ports come from. */
  readonly origins: Compiled['origins'];
  /** Whether the graph has changed since. */
  readonly stale: boolean;
}

/** How long after the last change the graph is compiled, in milliseconds. */
const DELAY_MS = 100;

export type CompiledStore = ReturnType<typeof createCompiledStore>;

export interface CompiledStoreOptions {
  readonly delayMs?: number;
  /** For the estimate of costs. */
  readonly priceOf?: PriceOf;
}

/** Compiles the graph shortly after each change that matters to its meaning; moving nodes does not. */
export function createCompiledStore(
  graphStore: GraphStore,
  { delayMs = DELAY_MS, priceOf }: CompiledStoreOptions = {},
) {
  let compiledGraph = graphStore.getState().graph;
  const store = createStore<CompiledState>()(() => compileNow(compiledGraph, new Map(), priceOf));
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): CompiledState {
    clearTimeout(timer);
    timer = undefined;
    const { graph } = graphStore.getState();
    if (store.getState().stale || !meansTheSame(graph, compiledGraph)) {
      compiledGraph = graph;
      store.setState(compileNow(graph, store.getState().nodePlans, priceOf));
    }
    return store.getState();
  }

  const stop = graphStore.subscribe(({ graph }, before) => {
    if (graph === before.graph || meansTheSame(graph, before.graph)) return;
    if (!store.getState().stale) store.setState({ stale: true });
    clearTimeout(timer);
    timer = setTimeout(flush, delayMs);
  });

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    /** Compiles now if something has changed, e.g. before a run. */
    flush,
    /** Compiles again although nothing has changed: the kinds' checks find more than before. */
    refresh(): void {
      store.setState({ stale: true });
      flush();
    },
    stop(): void {
      clearTimeout(timer);
      stop();
    },
  };
}

function compileNow(
  graph: Graph,
  before: ReadonlyMap<string, NodePlan>,
  priceOf: PriceOf | undefined,
): CompiledState {
  const { issues, program, scopes, origins, expanded } = compile(graph, kinds);
  const plan = program === null ? null : planOf(program, priceOf);
  const nodeIssues = new Map<string, Issue[]>();
  for (const issue of issues) {
    for (const id of issue.node === undefined ? [] : levelsTo(issue.node)) {
      const list = nodeIssues.get(id);
      if (list === undefined) nodeIssues.set(id, [issue]);
      else list.push(issue);
    }
  }
  const ids = [...expanded.nodes.map((node) => node.id), ...origins.keys()];
  return { issues, nodeIssues, plan, nodePlans: nodePlans(ids, plan, before), scopes, origins, stale: false };
}

/** Node plans that are equal keep their identity, so that only nodes with news are rendered again. */
function nodePlans(
  ids: readonly string[],
  plan: Plan | null,
  before: ReadonlyMap<string, NodePlan>,
): ReadonlyMap<string, NodePlan> {
  const next = new Map<string, NodePlan>();
  for (const id of ids) {
    const old = before.get(id);
    const now = plan?.nodes[id] ?? (plan === null ? undefined : blockPlan(id, plan)) ?? old;
    if (now === undefined) continue;
    next.set(id, old !== undefined && JSON.stringify(old) === JSON.stringify(now) ? old : now);
  }
  return next;
}

/** Whether two graphs differ at most in name, description, positions, groups and notes. */
function meansTheSame(a: Graph, b: Graph): boolean {
  return (
    a.limits === b.limits &&
    sameCanvas(a, b) &&
    (a.blocks === b.blocks || sameList(a.blocks ?? [], b.blocks ?? [], sameBlock))
  );
}

function sameBlock(a: Block, b: Block): boolean {
  return a.id === b.id && a.name === b.name && sameCanvas(a, b);
}

function sameCanvas(a: Pick<Graph, 'nodes' | 'edges'>, b: Pick<Graph, 'nodes' | 'edges'>): boolean {
  return a.edges === b.edges && (a.nodes === b.nodes || sameList(a.nodes, b.nodes, sameNode));
}

function sameList<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return (
    a.length === b.length &&
    a.every((element, index) => {
      const other = b[index];
      return other !== undefined && same(element, other);
    })
  );
}

function sameNode(a: GraphNode, b: GraphNode): boolean {
  return a === b || (a.id === b.id && a.kind === b.kind && a.config === b.config && a.label === b.label);
}
