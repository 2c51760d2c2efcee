import type {
  Arrival,
  GatheredItem,
  Kind,
  MissingValue,
  ModelReply,
  ModelRequest,
  PacedResult,
  TaskContext,
} from '@parallax/engine';
import { isJsonObject, type Json, type Path } from '@parallax/schema';

/** What a task is given in a test. Everything may be absent. */
export interface TestTask {
  /** As it would stand in a graph; parsed with the kind's own schema. */
  readonly config?: Json;
  readonly inputs?: Readonly<Record<string, Json>>;
  /** For gathering kinds: values, or items with what matters about them. */
  readonly items?: readonly TestItem[];
  readonly missing?: readonly Partial<MissingValue>[];
  /** What the model answers, call by call; the last one is repeated. */
  readonly replies?: readonly (string | ModelReply)[];
  readonly path?: Path;
  readonly attempt?: number;
  readonly seed?: number;
  readonly sample?: number;
  readonly paced?: PacedResult;
  /** What is known of every model's context window. */
  readonly contextTokens?: number;
}

/** An item of a gathering task: its value and what else matters. */
export type TestItem = Partial<GatheredItem> & Pick<GatheredItem, 'value'>;

/** A context that also tells what the task did. */
export interface TestContext<C> extends TaskContext<C> {
  readonly requests: readonly ModelRequest[];
  readonly published: readonly { readonly name: string; readonly data: Json }[];
}

/**
 * The context of one task of a kind, with a scripted model. Config, inputs and items are frozen to the bottom, so that a kind which
 * writes to them throws. Throws when the config does not parse.
 */
export function testContext<C>(kind: Kind<C>, task: TestTask = {}): TestContext<C> {
  const items = deepFreeze((task.items ?? []).map(toItem));
  const missing = deepFreeze((task.missing ?? []).map(toMissing));
  const requests: ModelRequest[] = [];
  const published: { name: string; data: Json }[] = [];
  const ask = (request: ModelRequest): Promise<ModelReply> => {
    const reply = task.replies?.[Math.min(requests.length, task.replies.length - 1)];
    requests.push(request);
    if (reply === undefined) return Promise.reject(new Error('The test gives no reply for this call.'));
    return Promise.resolve(typeof reply === 'string' ? toReply(reply) : reply);
  };
  return {
    config: deepFreeze(kind.config.parse(task.config ?? {})),
    node: { id: 'node', label: 'Node' },
    path: task.path ?? [],
    label: '',
    inputs: deepFreeze(task.inputs ?? {}),
    items,
    missing,
    arrivals: arrivalsOf(items, missing),
    inOrder: arrivalsOf(items, missing),
    paced: task.paced,
    attempt: task.attempt ?? 1,
    seed: task.seed ?? 7,
    sample: task.sample ?? 0,
    signal: new AbortController().signal,
    call: ask,
    step: ask,
    contextTokens: () => task.contextTokens,
    delta() {},
    data: (name, data) => published.push({ name, data }),
    requests,
    published,
  };
}

function toReply(text: string): ModelReply {
  return { text, usage: { calls: 1, inputTokens: 1, outputTokens: 1 }, finish: 'stop' };
}

function toItem(item: TestItem, index: number): GatheredItem {
  return {
    path: [{ node: 'scope', index }],
    label: `Item ${index + 1}`,
    node: 'source',
    edge: 'e1',
    ...item,
  };
}

function toMissing(missing: Partial<MissingValue>, index: number): MissingValue {
  return {
    path: [{ node: 'scope', index: 1000 + index }],
    label: `Missing ${index + 1}`,
    node: 'source',
    outcome: 'error',
    ...missing,
  };
}

async function* arrivalsOf(
  items: readonly GatheredItem[],
  missing: readonly MissingValue[],
): AsyncGenerator<Arrival> {
  for (const item of items) yield { type: 'item', item };
  for (const value of missing) yield { type: 'missing', missing: value };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}

/** A config with a key that no kind has. */
export function withUnknownKey(config: Json | undefined): Json {
  return { ...(isJsonObject(config) ? config : {}), noSuchKey: true };
}
