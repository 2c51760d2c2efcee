import { type EventBody, graphSchema, type Json } from '@parallax/schema';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Markdown } from '../content/markdown.tsx';
import { stateAfter } from '../run.fixture.tsx';
import { labelsOf } from '../run-data/labels.ts';
import { CitationsContext } from './citations-context.ts';
import { Lineages } from './places.ts';

/** Two essays, each read from two views; a report on each essay, polished; and one report on both. */
const graph = graphSchema.parse({
  version: 1,
  name: 'Essays',
  nodes: [
    { id: 'essays', kind: 'input', label: 'Essays', config: { type: 'list', value: ['a', 'b'] } },
    { id: 'views', kind: 'fan-out', label: 'Views', config: { by: 'copies', count: 2 } },
    { id: 'read', kind: 'agent', label: 'Read', config: {} },
    { id: 'each', kind: 'reduce', label: 'Each', config: { strategy: 'synthesize' } },
    { id: 'polish', kind: 'agent', label: 'Polish', config: {} },
    { id: 'all', kind: 'reduce', label: 'All', config: { strategy: 'tree' } },
    { id: 'out', kind: 'output', label: 'Out', config: {} },
  ],
  edges: [
    ['essays', 'views'],
    ['views', 'read'],
    ['read', 'each'],
    ['each', 'polish'],
    ['polish', 'all'],
    ['all', 'out'],
  ].map(([source, target]) => ({ id: `${source}-${target}`, source, target })),
});

function end(node: string, at: readonly number[], output: Json, more: object = {}): EventBody {
  const path = at.map((index, depth) => ({ node: ['essays', 'views'][depth] ?? '', index }));
  const task = [node, path.map((segment) => `${segment.node}:${segment.index}`).join('/')];
  return {
    type: 'task-end',
    node,
    task: task.filter((part) => part !== '').join('@'),
    path,
    outcome: 'ok',
    output,
    ms: 1,
    attempts: 1,
    model: 'm/m',
    ...more,
  };
}

const views = (essay: string) => ['Hard', `Only ${essay}`].map((label) => ({ label, value: label }));
const state = stateAfter([
  end(
    'essays',
    [],
    ['Essay A', 'Essay B'].map((label) => ({ label, value: label })),
  ),
  end('views', [0], views('A')),
  end('views', [1], views('B')),
  ...[0, 1].flatMap((essay) => [0, 1].map((view) => end('read', [essay, view], `read ${essay} ${view}`))),
  ...[0, 1].map((essay) =>
    end('each', [essay], 'each', { from: [{ node: 'read', scopes: ['views'], boxes: [[[0, 1]]] }] }),
  ),
  ...[0, 1].map((essay) => end('polish', [essay], 'polished')),
  end('all', [], 'all', { from: [{ node: 'polish', scopes: ['essays'], boxes: [[[0, 1]]] }] }),
]);
const lineages = new Lineages(graph, state.nodes, labelsOf(graph, state.nodes));
const cited = (name: string, node = 'all') =>
  lineages
    .cited({ node, path: [] }, name)
    ?.map((place) => [place.node, ...place.path.map(({ index }) => index)]);

describe('what a citation names', () => {
  it('is an item of the nearest reduction, else one that these were made of', () => {
    expect(cited('Essay B')).toEqual([['polish', 1]]);
    expect(cited('Essay A to Essay B')).toEqual([
      ['polish', 0],
      ['polish', 1],
    ]);
    expect(cited('Only B')).toEqual([['read', 1, 1]]);
  });

  it('is nothing where no branch has the name, or several have', () => {
    expect(cited('Essay C')).toBeUndefined();
    expect(cited('Hard')).toBeUndefined();
  });

  it('leads on to the source item', () => {
    const path = [
      { node: 'essays', index: 1 },
      { node: 'views', index: 0 },
    ];
    expect(lineages.source({ node: 'read', path })).toEqual({ node: 'views', path });
    expect(lineages.parts({ node: 'each', path: path.slice(0, 1) }).map(({ name }) => name)).toEqual([
      'Hard',
      'Only B',
    ]);
  });
});

afterEach(cleanup);

describe('citations in a text', () => {
  const open = vi.fn();
  const show = (text: string) =>
    render(
      <CitationsContext value={{ cited: (name) => lineages.cited({ node: 'all', path: [] }, name), open }}>
        <Markdown text={text} />
      </CitationsContext>,
    );

  it('are links to what they name, also inside other marks', () => {
    show('**Both** say so [Essay A, Essay B].');
    screen.getByRole('button', { name: 'Essay B' }).click();
    expect(open.mock.lastCall?.[0]).toMatchObject([{ node: 'polish', name: 'Essay B' }]);
  });

  it('are marked when they name no branch', () => {
    show('It is said [Essay 99].');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText('(names no branch)')).toBeDefined();
  });

  it('are left alone in code and in links', () => {
    show('`[Essay A]` and [Essay A](https://example.org)');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
