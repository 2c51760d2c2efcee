import { type Clipped, canonicalJson, type Graph, type Json, type RunState } from '@parallax/schema';
import { nodeTitle } from '../../graph/kinds.ts';
import { type Answer, outputItems } from '../../results/answers/output-items.ts';
import { sinksOf } from '../../results/run-data/graph.ts';
import { labelsOf } from '../../results/run-data/labels.ts';

/** A run with all that comparing needs. */
export interface ComparedRun {
  readonly graph: Graph;
  readonly state: RunState;
}

/** One side of a pair. Of a long value of a large run only how it begins, with the task that has all of it. */
export interface Side {
  readonly value: Json;
  readonly rest?: { readonly task: string; readonly clipped: Clipped };
}

export type PairState = 'same' | 'different' | 'only-before' | 'only-after';

/** What two runs gave for the same item. */
export interface OutputPair {
  readonly key: string;
  /** "Result · Essay 12". */
  readonly label: string;
  readonly state: PairState;
  readonly before: Side | undefined;
  readonly after: Side | undefined;
}

interface Item {
  readonly key: string;
  readonly label: string;
  readonly answer: Answer;
}

/**
 * The outputs of two runs side by side: a result that was reused stands beside the one that it is; the others are aligned by output, source
 * and the names of their branches, so that an item that moved down a list meets itself. In the order of the later run.
 */
export function outputPairs(before: ComparedRun, after: ComparedRun): OutputPair[] {
  const old = itemsOf(before);
  const now = itemsOf(after);
  const byTask = new Map(old.map((item) => [`${outputOf(item)} ${item.answer.task?.task ?? ''}`, item]));
  const byKey = new Map(old.map((item) => [item.key, item]));
  const met = new Set<Item>();
  // What is certain first, so that no name takes its place.
  const reused = new Map<Item, Item>();
  for (const item of now) {
    const origin = item.answer.task?.reused;
    if (origin === undefined || origin.runId !== before.state.runId) continue;
    const found = byTask.get(`${outputOf(item)} ${origin.task}`);
    if (found === undefined || met.has(found)) continue;
    reused.set(item, found);
    met.add(found);
  }
  const pairs = now.map((item): OutputPair => {
    const named = byKey.get(item.key);
    const found = reused.get(item) ?? (named !== undefined && !met.has(named) ? named : undefined);
    if (found !== undefined) met.add(found);
    return pairOf(item.key, item.label, found?.answer, item.answer);
  });
  const left = old.filter((item) => !met.has(item));
  return [
    ...pairs,
    ...left.map(({ key, label, answer }) => pairOf(`before ${key}`, label, answer, undefined)),
  ];
}

function outputOf({ key }: Item): string {
  return key.slice(0, key.indexOf('\n'));
}

function itemsOf({ graph, state }: ComparedRun): Item[] {
  const labels = labelsOf(graph, state.nodes);
  const sinks = sinksOf(graph);
  return sinks.flatMap((sink) => {
    const times = new Map<string, number>();
    return outputItems(graph, state, sink.id).answers.map((answer) => {
      const branch = labels.path(answer.path);
      const name = branch === '' ? labels.node(answer.source) : branch;
      const place = `${sink.id}\n${answer.source}\n${branch}`;
      const nth = times.get(place) ?? 0;
      times.set(place, nth + 1);
      const label = sinks.length < 2 ? name : `${nodeTitle(sink)} · ${name}`;
      return { key: `${place}\n${nth}`, label, answer };
    });
  });
}

function pairOf(
  key: string,
  label: string,
  before: Answer | undefined,
  after: Answer | undefined,
): OutputPair {
  const state =
    before === undefined
      ? 'only-after'
      : after === undefined
        ? 'only-before'
        : isSame(before, after)
          ? 'same'
          : 'different';
  return { key, label, state, before: sideOf(before), after: sideOf(after) };
}

/** Long values of which only the beginnings are here are compared by these and by how long they are. */
function isSame(a: Answer, b: Answer): boolean {
  if (a.rest?.clipped.size !== b.rest?.clipped.size) return false;
  return canonicalJson(a.value) === canonicalJson(b.value);
}

function sideOf(answer: Answer | undefined): Side | undefined {
  if (answer === undefined) return undefined;
  const { value, rest } = answer;
  return rest === undefined ? { value } : { value, rest };
}
