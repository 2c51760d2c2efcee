import {
  costOf,
  type Estimate,
  type Json,
  type NodePlan,
  type Plan,
  type Price,
  type Range,
} from '@parallax/schema';
import type { Program, ProgramEdge, ProgramNode, Stack } from '../compile/program.ts';
import type { Result } from '../kind.ts';
import { add, exactly, isExact, times, unknown, zero } from './range.ts';
import { sentenceOf } from './sentence.ts';

/** What is known of one node before the run. */
interface Known {
  readonly tasks: Range;
  /** Its result, when it needs neither inputs nor calls. */
  readonly constant: Result | undefined;
  /** Tokens of one value that it puts out. */
  readonly outputTokens: Range;
  /** Branches that all its tasks open together. */
  readonly opened: Range;
}

/** About four characters are a token in the languages and tokenizers that matter here. */
const CHARACTERS_PER_TOKEN = 4;

/**
 * What a run of the program will do: tasks, model calls and tokens for each node and in all. Exact where the graph tells,
 * a range where only the run can.
 */
export function planOf(program: Program, priceOf: PriceOf = unpriced): Plan {
  const known = plans.get(program);
  if (known?.priceOf === priceOf) return known.plan;
  const plan = makePlan(program, priceOf);
  plans.set(program, { priceOf, plan });
  return plan;
}

/** What a model costs; undefined where that is not known. */
export type PriceOf = (model: string) => Price | undefined;

const unpriced: PriceOf = () => undefined;

/** A program never changes, and is planned when it is checked and again when it runs. */
const plans = new WeakMap<Program, { readonly priceOf: PriceOf; readonly plan: Plan }>();

function makePlan(program: Program, priceOf: PriceOf): Plan {
  const known = new Map<string, Known>();
  const nodes: Record<string, NodePlan> = {};
  let estimate: Estimate = { calls: zero, inputTokens: zero, outputTokens: zero, costUsd: zero };
  for (const node of program.nodes) {
    const tasks = tasksIn(node.stack, known);
    const gathers = node.gathering === undefined ? null : gathered(node, tasks, known);
    const basis = { inputTokens: inputTokens(node, gathers, known), items: gathers ?? exactly(1) };
    const cost = node.kind.estimate?.(node.config, basis);
    const constant = node.kind.constant?.(node.config);
    known.set(node.id, {
      tasks,
      constant,
      outputTokens:
        constant === undefined ? (cost?.outputTokens ?? basis.inputTokens) : tokensOfResult(constant),
      opened:
        node.widening === undefined
          ? tasks
          : paced(program, node, tasks, branchesOf(node, tasks, constant, known)),
    });
    const calls = cost === undefined ? zero : times(tasks, cost.calls);
    const tokens = {
      inputTokens: cost === undefined ? zero : times(tasks, cost.inputTokens),
      outputTokens: cost === undefined ? zero : times(tasks, cost.outputTokens),
    };
    const model = node.kind.model?.(node.config, undefined);
    const costUsd =
      calls.max === 0 ? zero : costRange(tokens, model === undefined ? undefined : priceOf(model));
    estimate = {
      calls: add(estimate.calls, calls),
      inputTokens: add(estimate.inputTokens, tokens.inputTokens),
      outputTokens: add(estimate.outputTokens, tokens.outputTokens),
      costUsd: estimate.costUsd === null || costUsd === null ? null : add(estimate.costUsd, costUsd),
    };
    const opened = known.get(node.id)?.opened ?? tasks;
    nodes[node.id] = {
      scopes: [...node.stack],
      tasks,
      gathers,
      calls,
      costUsd,
      ...(model === undefined ? {} : { model }),
      sentence: sentenceOf(program, node, { tasks, gathers, opened }),
    };
  }
  return { nodes, estimate };
}

function costRange(
  { inputTokens, outputTokens }: { readonly inputTokens: Range; readonly outputTokens: Range },
  price: Price | undefined,
): Range | null {
  if (price === undefined) return null;
  const isFree = price.inputPerMillion === 0 && price.outputPerMillion === 0;
  const most =
    inputTokens.max === null || outputTokens.max === null
      ? null
      : costOf(price, { inputTokens: inputTokens.max, outputTokens: outputTokens.max });
  return {
    min: costOf(price, { inputTokens: inputTokens.min, outputTokens: outputTokens.min }),
    max: isFree ? 0 : most,
  };
}

/** How many paths there are in a stack of scopes: what its innermost node opens in all. */
function tasksIn(stack: Stack, known: ReadonlyMap<string, Known>): Range {
  const innermost = stack.at(-1);
  return innermost === undefined ? exactly(1) : (known.get(innermost)?.opened ?? unknown);
}

/** A scope that its closer paces may be released in part. */
function paced(program: Program, { pacedBy }: ProgramNode, tasks: Range, branches: Range): Range {
  const closer = pacedBy === undefined ? undefined : program.nodes.find(({ id }) => id === pacedBy);
  const pacing = closer?.gathering?.paced?.pacing;
  if (pacing === undefined) return branches;
  const { initial, wave, least = 1 } = pacing;
  const first = initial + Math.max(0, Math.ceil((least - initial) / wave)) * wave;
  return { ...branches, min: Math.min(branches.min, tasks.min * first) };
}

function branchesOf(
  node: ProgramNode,
  tasks: Range,
  constant: Result | undefined,
  known: ReadonlyMap<string, Known>,
): Range {
  if (constant?.branches !== undefined) return exactly(constant.branches.length);
  const width = (input: Json | undefined) => node.kind.width?.(node.config, input) ?? unknown;
  const values =
    node.gathering === undefined && node.inputs.length === 1 && node.inputs[0] !== undefined
      ? knownValues(node.inputs[0], known)
      : undefined;
  if (values === undefined) return times(tasks, width(undefined));
  return values.reduce<Range>((sum, value) => add(sum, width(value)), zero);
}

/** The values that will travel on an edge, when its source is constant. */
function knownValues(edge: ProgramEdge, known: ReadonlyMap<string, Known>): readonly Json[] | undefined {
  const constant = known.get(edge.source)?.constant;
  if (constant === undefined) return undefined;
  if (constant.branches !== undefined) return constant.branches.map((branch) => branch.value);
  const value = constant.outputs[edge.sourcePort];
  return value === undefined ? undefined : [value];
}

/** How many values one task of a gathering node combines: all that its edges carry, shared out evenly over its tasks. */
function gathered(node: ProgramNode, tasks: Range, known: ReadonlyMap<string, Known>): Range {
  return node.inputs.reduce<Range>((sum, edge) => {
    if (edge.stack.length <= node.stack.length) return add(sum, exactly(1));
    const all = tasksIn(edge.stack, known);
    if (isExact(tasks) && tasks.min === 1) return add(sum, all);
    // What a paced scope may hold is known, although not how much of it will be asked for.
    const isPaced = node.gathering?.paced !== undefined;
    if (
      isPaced &&
      all.max !== null &&
      isExact(tasks) &&
      tasks.min > 0 &&
      Number.isInteger(all.max / tasks.min)
    )
      return add(sum, { min: Math.floor(all.min / tasks.min), max: all.max / tasks.min });
    const even = isExact(all) && isExact(tasks) && tasks.min > 0 && Number.isInteger(all.min / tasks.min);
    return add(sum, even ? exactly(all.min / tasks.min) : { min: 0, max: all.max });
  }, zero);
}

function inputTokens(node: ProgramNode, gathers: Range | null, known: ReadonlyMap<string, Known>): Range {
  return node.inputs.reduce<Range>((sum, edge) => {
    const each = known.get(edge.source)?.outputTokens ?? unknown;
    const carriesMany = edge.stack.length > node.stack.length;
    return add(sum, carriesMany && gathers !== null ? times(gathers, each) : each);
  }, zero);
}

function tokensOfResult(result: Result): Range {
  const values = result.branches?.map((branch) => branch.value) ?? Object.values(result.outputs);
  if (values.length === 0) return zero;
  const tokens = values.map((value) =>
    Math.ceil((typeof value === 'string' ? value : JSON.stringify(value)).length / CHARACTERS_PER_TOKEN),
  );
  const mean = Math.round(tokens.reduce((sum, count) => sum + count, 0) / tokens.length);
  return exactly(mean);
}
