import { compile, planOf } from '@parallax/engine';
import { startRun } from '@parallax/engine/run';
import { createModelRegistry, offlineProvider } from '@parallax/models';
import { builtInKinds } from '@parallax/nodes';
import {
  applyEvents,
  type EventOf,
  emptyRunState,
  type Json,
  type RunEvent,
  type RunState,
} from '@parallax/schema';
import { templates } from './index.ts';

/** A template that was run by the offline reader, which answered at once. */
export interface TemplateRun {
  readonly end: EventOf<'run-end'>;
  readonly state: RunState;
  /** The values that an output node collected. */
  values(output: string): Json[];
  /** What a node's tasks gave, in the order of their paths. */
  tasks(node: string): { readonly label: string; readonly output: Json }[];
}

/** Opens and compiles a template. Throws what is wrong with it. */
export async function openTemplate(id: string) {
  const template = templates.find((candidate) => candidate.id === id);
  if (template === undefined) throw new Error(`There is no template "${id}".`);
  const graph = await template.load();
  const { issues, program } = compile(graph, builtInKinds);
  if (program === null) throw new Error(JSON.stringify(issues));
  return { template, graph, issues, program, plan: planOf(program) };
}

/** Runs a template as a person does who has no key. The seed makes the reader's chances repeatable. */
export async function runTemplate(id: string, seed = 1): Promise<TemplateRun> {
  const { program } = await openTemplate(id);
  const events: RunEvent[] = [];
  const run = startRun(program, {
    runId: 'test',
    seed,
    models: createModelRegistry([offlineProvider({ PARALLAX_OFFLINE_PACE: '0' })]),
    onEvent: (event) => events.push(event),
  });
  const end = await run.done;
  const state = applyEvents(emptyRunState('test'), events);
  return {
    end,
    state,
    values: (output) => (end.outputs[output] ?? []).map(({ value }) => value),
    tasks: (node) =>
      (state.nodes[node]?.tasks ?? []).map(({ label = '', output = null }) => ({ label, output })),
  };
}

/** A value that must be a text. */
export function textOf(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error(`Expected a text, but got ${JSON.stringify(value)}.`);
  return value;
}
