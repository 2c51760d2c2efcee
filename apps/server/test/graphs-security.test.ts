import { runResponse, startRunResponse } from '@parallax/schema';
import { createOpenAiServer } from '@parallax/testkit/openai-server';
import { expect, it, onTestFinished } from 'vitest';
import { problemOf, startTestServer, threeAnswers } from './server.fixture.ts';

/** A server whose provider `mine` records what it is asked. */
async function openAsked() {
  const models = await createOpenAiServer();
  onTestFinished(() => models.stop());
  const server = await startTestServer();
  await server.ask('/api/providers/mine', { method: 'PUT', json: { baseUrl: models.baseUrl } });
  /** Starts a run, of text that is JSON already where a program could not write it otherwise. */
  const start = (body: string | object) =>
    fetch(`http://127.0.0.1:${server.port}/api/runs`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const run = async (body: string | object) => {
    const { id } = startRunResponse.parse(await (await start(body)).json());
    await (await server.ask(`/api/runs/${id}/events`)).text();
    return runResponse.parse(await (await server.ask(`/api/runs/${id}`)).json());
  };
  const prompts = async () =>
    (await models.requests()).flatMap(({ body, path }) =>
      path.endsWith('/completions') ? [JSON.stringify(body)] : [],
    );
  return { server, start, run, prompts };
}

const graphWith = (ask: object, value: unknown = 'a text', input: object = {}) => ({
  version: 1,
  name: 'Tried',
  nodes: [
    { id: 'text', kind: 'input', config: { type: 'value', value, ...input } },
    { id: 'ask', kind: 'agent', config: { model: 'mine/test-model', ...ask } },
    { id: 'out', kind: 'output', config: {} },
  ],
  edges: [
    { id: 'e1', source: 'text', target: 'ask', targetHandle: 'input' },
    { id: 'e2', source: 'ask', target: 'out' },
  ],
});

it('fills templates with own properties only, and runs nothing', async () => {
  const { run, prompts } = await openAsked();
  const value = { name: 'own {{input.list}}', list: [1] };
  const code = `\${process.exit(1)} <%= process.env %>`;
  await run({ graph: graphWith({ prompt: `{{input.name}} {{#if input}}x{{/if}} ${code}` }, value) });
  const [asked = ''] = await prompts();
  // One pass: what a value says is text, also where it looks like a template; what is no template is text.
  expect(asked).toContain(`own {{input.list}} {{#if input}}x{{/if}} ${code}`);

  for (const path of [
    "constructor.constructor('return process')()",
    'constructor.name',
    '__proto__',
    'toString',
    'list.length',
    'list.constructor',
    'name.length',
  ]) {
    const { state } = await run({ graph: graphWith({ prompt: `{{input.${path}}}` }, value) });
    expect([path, state.nodes.ask?.tasks[0]?.error?.code]).toEqual([path, 'missing-field']);
  }
  expect(await prompts()).toHaveLength(1);
});

it('takes no code and no key in a graph', async () => {
  const { start, server } = await openAsked();
  for (const config of [
    { apiKey: 'sk-secret' },
    { code: 'process.exit(1)' },
    { headers: { authorization: 'x' } },
    { baseUrl: 'http://127.0.0.1:1' },
  ]) {
    const answer = await start({ graph: graphWith({ prompt: '{{input}}', ...config }) });
    const { issues = [], code } = await problemOf(answer);
    expect([code, issues.map(({ node }) => node)]).toEqual(['invalid-graph', ['ask']]);
    // A value is never repeated: it may be the key.
    expect(JSON.stringify(issues)).not.toContain('sk-secret');
  }
  const kind = await start({ graph: { version: 1, nodes: [{ id: 'a', kind: '../../evil' }] } });
  expect((await problemOf(kind)).code).toBe('invalid-graph');
  expect((await server.ask('/api/health')).status).toBe(200);
});

it('cannot be polluted by a body, an input or what a model says', async () => {
  const { start, run } = await openAsked();
  const polluted = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  const graph = JSON.stringify(graphWith({ prompt: '{{input}}' }));
  await run(`{"graph":${graph},"inputs":{"text":${polluted}}}`);
  await run(`{"graph":${graph.replace('"a text"', polluted)}}`);
  await start(`{"graph":${polluted}}`);
  await start(`{"graph":${graph},"inputs":${polluted}}`);
  await start(`{"graph":${graph},"limits":${polluted}}`);
  for (const id of ['__proto__', 'constructor', 'toString']) {
    const answer = await start({ graph: { version: 1, nodes: [{ id, kind: 'input' }] } });
    expect(answer.status).toBe(422);
  }
  expect({}).not.toHaveProperty('polluted');
  expect(Object.prototype).not.toHaveProperty('polluted');
});

it('ends in time on a pattern that would keep a backtracking engine busy for ever', async () => {
  const { run } = await openAsked();
  const vote = { method: 'majority', extract: 'regex', pattern: '^(a+)+$' };
  const { run: summary } = await run({
    graph: {
      version: 1,
      nodes: [
        {
          id: 'list',
          kind: 'input',
          config: { type: 'list', value: Array(5).fill(`${'a'.repeat(50_000)}!`) },
        },
        { id: 'vote', kind: 'vote', config: vote },
        { id: 'out', kind: 'output', config: {} },
      ],
      edges: [
        { id: 'e1', source: 'list', target: 'vote' },
        { id: 'e2', source: 'vote', target: 'out' },
      ],
    },
  });
  expect(summary.status).not.toBe('running');
});

it('refuses fan-outs that multiply beyond the limit before anything is asked', async () => {
  const { start, prompts, server } = await openAsked();
  const copies = (id: string) => ({ id, kind: 'fan-out', config: { by: 'copies', count: 100 } });
  const graph = {
    version: 1,
    nodes: [
      { id: 'text', kind: 'input', config: { type: 'text', value: 'x' } },
      copies('one'),
      copies('two'),
      copies('three'),
      { id: 'ask', kind: 'agent', config: { model: 'mine/test-model' } },
      { id: 'out', kind: 'output', config: {} },
    ],
    edges: ['text', 'one', 'two', 'three', 'ask'].map((source, index) => ({
      id: `e${index}`,
      source,
      target: ['one', 'two', 'three', 'ask', 'out'][index],
    })),
  };
  const refused = await problemOf(await start({ graph }));
  expect(refused.issues).toMatchObject([{ severity: 'error', code: 'too-many-items', node: 'three' }]);
  const checked = await (await server.ask('/api/validate', { method: 'POST', json: { graph } })).json();
  expect(checked).toMatchObject({ plan: null, issues: [{ code: 'too-many-items' }] });
  expect(await prompts()).toEqual([]);
  expect((await start({ graph: threeAnswers, limits: { maxItems: 2 } })).status).toBe(422);
  expect((await start({ graph: threeAnswers, limits: { maxItems: 3 } })).status).toBe(201);
});
