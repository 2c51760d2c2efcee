import type { Graph } from '@parallax/schema';
import { expect, test } from 'vitest';
import { createEditor } from './editor.ts';
import { sampleGraph } from './graph.fixture.ts';
import { createGraphStore } from './graph-store.ts';
import { portsOf } from './ports.ts';
import { createSelectionStore } from './selection-store.ts';

function setUp(initial: Graph = sampleGraph()) {
  const graph = createGraphStore(initial);
  const selection = createSelectionStore();
  const editor = createEditor(graph, selection);
  const now = () => graph.getState().graph;
  const node = (id: string) => now().nodes.find((each) => each.id === id);
  return { graph, selection, editor, now, node };
}

test('a group keeps its members, gives them up with them, and is gone with the last', () => {
  const { selection, editor, graph, now } = setUp();
  selection.set(['copies', 'answer'], []);
  const id = editor.groupSelected('Ask') ?? '';
  expect(now().groups).toEqual([{ id: 'group', title: 'Ask', members: ['copies', 'answer'] }]);
  expect(selection.getState().nodes).toEqual([id]);
  editor.remove({ nodes: ['copies'], edges: [] });
  expect(now().groups?.[0]?.members).toEqual(['answer']);
  editor.remove({ nodes: ['answer'], edges: [] });
  expect(now().groups).toBeUndefined();
  graph.undo();
  graph.undo();
  expect(now().groups?.[0]?.members).toEqual(['copies', 'answer']);
});

test('a node is in one group at most', () => {
  const { selection, editor, now } = setUp();
  selection.set(['copies', 'answer'], []);
  editor.groupSelected('One');
  selection.set(['answer', 'vote'], []);
  editor.groupSelected('Two');
  expect(now().groups?.map(({ members }) => members)).toEqual([['copies'], ['answer', 'vote']]);
});

test('a selected group is moved, copied and deleted with what is in it', () => {
  const { selection, editor, now, node } = setUp();
  selection.set(['copies', 'answer'], []);
  editor.groupSelected();
  editor.nudge(4, -4);
  expect(node('answer')?.position).toEqual({ x: 764, y: -4 });
  const copy = editor.copySelected() ?? '';
  expect(editor.paste(copy)).toEqual(['copies-2', 'answer-2']);
  expect(now().groups?.map(({ id, members }) => [id, members])).toEqual([
    ['group', ['copies', 'answer']],
    ['group-2', ['copies-2', 'answer-2']],
  ]);
  selection.selectNode('group-2');
  editor.removeSelected();
  expect(now().nodes).toHaveLength(5);
  expect(now().groups).toHaveLength(1);
});

test('typing in a note is one undo step, and notes are copied and deleted like nodes', () => {
  const { graph, selection, editor, now } = setUp();
  const id = editor.addNote({ x: 0, y: 400 });
  for (const text of ['H', 'Hi', 'Hi!']) editor.updateNote(id, { text });
  selection.selectNode(id);
  editor.duplicateSelected();
  expect(now().notes?.map(({ text, position }) => [text, position.x])).toEqual([
    ['Hi!', 0],
    ['Hi!', 40],
  ]);
  editor.removeSelected();
  graph.undo();
  graph.undo();
  graph.undo();
  expect(now().notes?.map(({ text }) => text)).toEqual(['']);
});

test('boxes are aligned and distributed by their sizes, as one undo step', () => {
  const { graph, editor, node } = setUp();
  const boxes = [
    { id: 'text', x: 0, y: 0, width: 280, height: 100 },
    { id: 'copies', x: 380, y: 10, width: 280, height: 200 },
    { id: 'answer', x: 1_000, y: 20, width: 280, height: 60 },
  ];
  editor.align(boxes, 'bottom');
  expect(['text', 'copies', 'answer'].map((id) => node(id)?.position?.y)).toEqual([110, 10, 150]);
  graph.undo();
  editor.align(boxes, 'middle');
  expect(['text', 'copies', 'answer'].map((id) => node(id)?.position?.y)).toEqual([55, 5, 75]);
  editor.distribute(boxes, 'horizontal');
  expect(['text', 'copies', 'answer'].map((id) => node(id)?.position?.x)).toEqual([0, 500, 1_000]);
  editor.distribute(boxes.slice(0, 2), 'horizontal');
  graph.undo();
  expect(node('copies')?.position?.x).toBe(380);
});

test('a node is put into an edge, what is behind makes room, and one undo takes it all back', () => {
  const { graph, editor, now, node } = setUp();
  const reduce = { kind: 'reduce', config: {} };
  const through = { input: 'items', output: 'output' };
  const id = editor.addOnEdge('e3', reduce, { x: 1_100, y: 0 }, through, { from: 1_140, by: 200 });
  const around = now().edges.filter((edge) => [edge.source, edge.target].includes(id));
  expect(around).toEqual([
    { id: 'e5', source: 'answer', target: 'reduce', targetHandle: 'items' },
    { id: 'e3', source: 'reduce', sourceHandle: 'output', target: 'vote' },
  ]);
  expect([node('answer'), node('vote'), node('out')].map((each) => each?.position?.x)).toEqual([
    760, 1_340, 1_720,
  ]);
  graph.undo();
  expect(now()).toEqual(sampleGraph());
});

test('a node that was dropped on an edge is moved and put in with one undo step', () => {
  const { graph, editor, now } = setUp();
  editor.addNode({ kind: 'agent', position: { x: 0, y: 500 } });
  const before = now();
  editor.move(new Map([['agent', { x: 600, y: 0 }]]));
  editor.insertMoved('e2', 'agent', { input: 'input', output: 'output' });
  expect(now().edges.map(({ source, target }) => `${source}→${target}`)).toContain('agent→answer');
  graph.undo();
  expect(now()).toEqual(before);
});

test('a node of another kind keeps its edges, by the names of ports and then by their places', () => {
  const { editor, now, node } = setUp();
  const vote = node('vote');
  if (vote === undefined) throw new Error('The sample has changed.');
  const next = { kind: 'reduce', config: {} };
  editor.replaceKind('vote', next, portsOf(vote), portsOf({ id: 'vote', ...next }));
  expect(node('vote')).toMatchObject({ kind: 'reduce', position: { x: 1140, y: 0 } });
  expect(now().edges.slice(2)).toEqual([
    { id: 'e3', source: 'answer', target: 'vote', targetHandle: 'items' },
    { id: 'e4', source: 'vote', sourceHandle: 'output', target: 'out' },
  ]);
  const output = { kind: 'output', config: {} };
  editor.replaceKind('vote', output, portsOf({ id: 'vote', ...next }), portsOf({ id: 'vote', ...output }));
  expect(now().edges.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
});
