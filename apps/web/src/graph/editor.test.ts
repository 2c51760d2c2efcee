import { expect, test } from 'vitest';
import { createEditor } from './editor.ts';
import { sampleGraph } from './graph.fixture.ts';
import { createGraphStore } from './graph-store.ts';
import { createSelectionStore } from './selection-store.ts';

function setUp() {
  const graph = createGraphStore(sampleGraph());
  const selection = createSelectionStore();
  return { graph, selection, editor: createEditor(graph, selection), now: () => graph.getState().graph };
}

test('a copy has fresh ids, keeps the edges among its nodes, and is selected', () => {
  const { selection, editor, now } = setUp();
  selection.set(['copies', 'answer'], []);
  const text = editor.copySelected();
  const pasted = editor.paste(text ?? '');
  expect(pasted).toEqual(['copies-2', 'answer-2']);
  expect(selection.getState().nodes).toEqual(pasted);
  const inner = now().edges.filter((edge) => pasted.includes(edge.source) || pasted.includes(edge.target));
  expect(inner).toEqual([{ id: 'e5', source: 'copies-2', target: 'answer-2', targetHandle: 'input' }]);
});

test('pasting twice, and pasting a copy of a copy, never takes an id twice', () => {
  const { selection, editor, now } = setUp();
  selection.set(['answer'], []);
  const text = editor.copySelected() ?? '';
  editor.paste(text);
  editor.paste(text);
  editor.duplicateSelected();
  const ids = now().nodes.map((node) => node.id);
  expect(ids.slice(5)).toEqual(['answer-2', 'answer-3', 'answer-4']);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(['', 'plain text', '{"parallax":"fragment","nodes":[{"id":"bad id"}],"edges":[]}', '{"fragment"'])(
  'pasting %j changes nothing',
  (text) => {
    const { editor, now } = setUp();
    const before = now();
    expect(editor.paste(text)).toEqual([]);
    expect(now()).toBe(before);
  },
);

test('removing a node removes its edges, in one undo step', () => {
  const { graph, selection, editor, now } = setUp();
  selection.set(['answer'], ['e4']);
  editor.removeSelected();
  expect(now().edges.map((edge) => edge.id)).toEqual(['e1']);
  expect(selection.getState().nodes).toEqual([]);
  graph.undo();
  expect(now()).toEqual(sampleGraph());
});

test('an option that is set to undefined is removed, so that its default holds again', () => {
  const { editor, now } = setUp();
  editor.updateConfig('answer', { temperature: 0.2 });
  editor.updateConfig('answer', { temperature: undefined });
  expect(now().nodes[2]?.config).toEqual({ prompt: '{{input}}' });
});

test('an optional limit can be removed, one with a default cannot', () => {
  const { editor, now } = setUp();
  editor.setLimits({ maxCalls: 5, concurrency: 3 });
  editor.setLimits({ maxCalls: undefined, concurrency: undefined });
  expect(now().limits).toEqual({ concurrency: 3, taskTimeoutMs: 60_000, maxItems: 100_000 });
});
