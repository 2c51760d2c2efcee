import { compile, type ModelRequest, planOf, systemClock } from '@parallax/engine';
import { type Reuse, reuseFromEnds, startRun } from '@parallax/engine/run';
import {
  applyEvents,
  emptyRunState,
  type Graph,
  type Json,
  type RunEvent,
  TaskError,
} from '@parallax/schema';
import { FakeClock } from '@parallax/testkit/fake-clock';
import { ScriptedModels } from '@parallax/testkit/scripted-models';
import { beforeAll, expect, test } from 'vitest';
import { graphOf } from '../graph/graph.fixture.ts';
import { kinds } from '../graph/kinds.ts';
import { repairOf } from './repair.ts';
import { reuseEstimate, reusePlan } from './reuse-plan.ts';
import { reuseWords } from './reuse-words.ts';

/** Essays are summed up; each sum is graded by a rubric; a model writes one verdict of all grades. A second agent looks at the rubric only. */
const base: Graph = graphOf({
  name: 'Essays',
  nodes: [
    {
      id: 'essays',
      kind: 'input',
      label: 'Essays',
      config: { type: 'list', value: ['One', 'Two', 'Three'] },
    },
    { id: 'rubric', kind: 'input', config: { type: 'text', value: 'Be strict.' } },
    { id: 'sum', kind: 'agent', label: 'Sum up', config: { model: 'test/m', prompt: 'Sum up {{essay}}' } },
    {
      id: 'grade',
      kind: 'agent',
      label: 'Grade',
      config: { model: 'test/m', prompt: 'Grade {{sum}} by {{rubric}}' },
    },
    { id: 'verdict', kind: 'reduce', label: 'Verdict', config: { strategy: 'synthesize', model: 'test/m' } },
    {
      id: 'advice',
      kind: 'agent',
      label: 'Advice',
      config: { model: 'test/m', prompt: 'Explain {{rubric}}' },
    },
    { id: 'out', kind: 'output', config: {} },
  ],
  edges: [
    { id: 'e1', source: 'essays', target: 'sum', targetHandle: 'essay' },
    { id: 'e2', source: 'sum', target: 'grade', targetHandle: 'sum' },
    { id: 'e3', source: 'rubric', target: 'grade', targetHandle: 'rubric' },
    { id: 'e4', source: 'grade', target: 'verdict' },
    { id: 'e5', source: 'rubric', target: 'advice', targetHandle: 'rubric' },
    { id: 'e6', source: 'verdict', target: 'out' },
    { id: 'e7', source: 'advice', target: 'out' },
  ],
});

function edit(id: string, config: Record<string, Json>, label?: string): Graph {
  return {
    ...base,
    nodes: base.nodes.map((node) =>
      node.id === id
        ? { ...node, config: { ...node.config, ...config }, ...(label === undefined ? {} : { label }) }
        : node,
    ),
  };
}

const echo = ({ prompt }: ModelRequest) => ({ text: `About ${prompt.length}: ${prompt}` });

// What a kind loads when it first runs takes real time, in which a clock that is moved from timer to timer runs far ahead.
beforeAll(async () => {
  const { program } = compile(base, kinds);
  if (program === null) throw new Error('The graph of the test cannot run.');
  await startRun(program, { runId: 'first', models: new ScriptedModels(systemClock, echo), onEvent() {} })
    .done;
});

/** What the engine really does: the events, and how many tasks of each node asked a model. */
async function run(
  graph: Graph,
  reuse?: Reuse,
  script: (request: ModelRequest) => { text?: string; error?: TaskError } = echo,
) {
  const clock = new FakeClock();
  const events: RunEvent[] = [];
  const { program } = compile(graph, kinds);
  if (program === null) throw new Error('The graph of the test cannot run.');
  const handle = startRun(program, {
    runId: 'r',
    models: new ScriptedModels(clock, script),
    clock,
    random: () => 0.5,
    seed: 1,
    contentKeys: true,
    onEvent: (event) => events.push(event),
    ...(reuse === undefined ? {} : { reuse }),
  });
  await clock.until(handle.done);
  const ends = events.filter((event) => event.type === 'task-end');
  const asked = (node: string) =>
    ends.filter((end) => end.node === node && end.usage !== undefined && end.reused === undefined).length;
  return { events, ends, asked, state: applyEvents(emptyRunState('r'), events), plan: planOf(program) };
}

const edits: Record<string, { readonly edited: Graph; readonly from?: string[] }> = {
  nothing: { edited: base },
  'a prompt at the beginning': { edited: edit('sum', { prompt: 'Shorten {{essay}}' }) },
  'a prompt at the end': { edited: edit('verdict', { prompt: 'Judge:\n{{items}}' }) },
  'the rubric': { edited: edit('rubric', { value: 'Be kind.' }) },
  'one more essay': { edited: edit('essays', { value: ['Zero', 'One', 'Two', 'Three'] }) },
  'how often it is tried, and its name': { edited: edit('grade', { retries: 5, timeoutMs: 1000 }, 'Mark') },
  'from a node on': { edited: base, from: ['grade'] },
};

test.each(Object.keys(edits))('after a change of %s it says what the engine then does', async (name) => {
  const { edited, from = [] } = edits[name] ?? { edited: base };
  const first = await run(base);
  const again = await run(edited, reuseFromEnds('r0', from, first.ends));
  const said = reusePlan({ graph: base, state: first.state }, edited, again.plan, from);

  for (const { node, results } of said.reused) {
    expect({ node, asked: again.asked(node) }).toEqual({ node, asked: 0 });
    expect(results).toBe(again.state.nodes[node]?.counts.ok);
  }
  for (const node of said.anew) expect(again.asked(node)).toBe(again.plan.nodes[node]?.tasks.max);
  const calls = again.state.totals.calls;
  const { min, max } = reuseEstimate(said, again.plan).calls;
  expect(calls).toBeGreaterThanOrEqual(min);
  expect(calls).toBeLessThanOrEqual(max ?? Number.POSITIVE_INFINITY);
  expect(said.isChanged).toBe(calls > 0);
  expect([...said.anew, ...said.where, ...said.reused.map(({ node }) => node)].toSorted()).toEqual(
    ['advice', 'grade', 'sum', 'verdict'].toSorted(),
  );
});

test('one that failed is asked again, with what depends on it, and the rest is reused', async () => {
  const first = await run(base, undefined, ({ prompt }) =>
    prompt.startsWith('Grade') && prompt.includes('Two')
      ? { error: new TaskError('invalid-request', 'Not this one.') }
      : { text: prompt },
  );
  expect(repairOf({ ...emptyView, document: base, graph: base, state: first.state })).toMatchObject({
    failed: 1,
    isCut: false,
    canReuse: true,
  });
  const said = reusePlan({ graph: base, state: first.state }, base, first.plan);
  expect(said).toEqual({
    anew: [],
    where: ['verdict'],
    again: [{ node: 'grade', tasks: 1 }],
    reused: [
      { node: 'sum', results: 3 },
      { node: 'advice', results: 1 },
    ],
    isChanged: false,
  });
  expect(reuseWords(said, base, first.plan)).toEqual([
    'Asks again: “Grade” (1 task).',
    'Asks only where what it gets is different: “Verdict”.',
    'Reuses: “Sum up” (3 results), “Advice” (1 result).',
  ]);
  const again = await run(base, reuseFromEnds('r0', [], first.ends));
  expect(again.state.totals.calls).toBe(2);
});

const emptyView = {
  runId: 'r',
  retries: [],
  connection: 'closed' as const,
  starting: false,
  cancelling: false,
  interrupted: false,
  error: null,
  issues: [],
};
