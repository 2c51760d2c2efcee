import { expect, test } from 'vitest';
import { graphOf } from '../../graph/graph.fixture.ts';
import { kindView } from '../kind-views.ts';
import { connectedInputs } from './connected-inputs.ts';
import { suggestionsOf } from './shape.ts';

function paths(graph: ReturnType<typeof graphOf>, nodeId: string): string[] {
  return connectedInputs(graph, nodeId, kindView)
    .flatMap(({ port, shape }) => suggestionsOf(port, shape))
    .map(({ path }) => path);
}

test('nested fan-outs offer the fields of all of them', () => {
  const graph = graphOf({
    nodes: [
      {
        id: 'rows',
        kind: 'input',
        config: { type: 'table', value: [{ essay: 'a' }, { essay: 'b', 'year.old': 1 }] },
      },
      { id: 'views', kind: 'fan-out', config: { by: 'perspectives', perspectives: [{ name: 'A' }] } },
      { id: 'models', kind: 'fan-out', config: { by: 'models', models: ['offline/reader'] } },
      { id: 'ask', kind: 'agent', config: {} },
    ],
    edges: [
      { id: 'e1', source: 'rows', target: 'views' },
      { id: 'e2', source: 'views', target: 'models' },
      { id: 'e3', source: 'models', target: 'ask', targetHandle: 'input' },
    ],
  });
  // A key with a dot cannot be written in a template, so it is not offered.
  expect(paths(graph, 'ask')).toEqual([
    'input',
    'input.input',
    'input.input.input',
    'input.input.input.essay',
    'input.input.name',
    'input.input.instructions',
    'input.model',
  ]);
});

test('the fields of a schema are offered after an agent that answers with JSON', () => {
  const schema = { type: 'object', properties: { score: { type: 'integer' } } };
  const graph = graphOf({
    nodes: [
      { id: 'grade', kind: 'agent', config: { output: 'json', schema } },
      { id: 'explain', kind: 'agent', config: { prompt: 'Explain {{grade.score}}' } },
    ],
    edges: [{ id: 'e1', source: 'grade', target: 'explain', targetHandle: 'grade' }],
  });
  expect(paths(graph, 'explain')).toEqual(['grade', 'grade.score']);
});

test('a cycle ends', () => {
  const graph = graphOf({
    nodes: [
      { id: 'a', kind: 'fan-out', config: { by: 'copies' } },
      { id: 'b', kind: 'fan-out', config: { by: 'copies' } },
    ],
    edges: [
      { id: 'e1', source: 'a', target: 'b' },
      { id: 'e2', source: 'b', target: 'a' },
    ],
  });
  expect(paths(graph, 'a')).toEqual(['input']);
});

test('the value of an input is known, and of a list its first item', () => {
  const graph = graphOf({
    nodes: [
      { id: 'list', kind: 'input', config: { type: 'list', value: [{ name: 'One', text: 'a\nb' }, 'two'] } },
      { id: 'lines', kind: 'fan-out', config: { by: 'lines' } },
    ],
    edges: [{ id: 'e1', source: 'list', target: 'lines' }],
  });
  expect(connectedInputs(graph, 'lines', kindView)).toMatchObject([
    { port: 'input', value: 'a\nb', branch: 'One' },
  ]);
});
