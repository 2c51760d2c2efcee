import { expect, test } from 'vitest';
import { createEditor } from './editor.ts';
import { sampleGraph } from './graph.fixture.ts';
import { createGraphStore } from './graph-store.ts';
import { createSelectionStore } from './selection-store.ts';

function setUp() {
  let time = 0;
  const graph = createGraphStore(sampleGraph(), { now: () => time });
  const selection = createSelectionStore();
  const editor = createEditor(graph, selection);
  const prompt = () => graph.getState().graph.nodes.find((node) => node.id === 'answer')?.config.prompt;
  const type = (text: string) => editor.updateConfig('answer', { prompt: text });
  return { graph, selection, editor, prompt, type, wait: (ms: number) => (time += ms) };
}

test('a burst of typing in one field is one undo step', () => {
  const { graph, prompt, type, wait } = setUp();
  for (const text of ['a', 'ab', 'abc']) {
    type(text);
    wait(200);
  }
  graph.undo();
  expect(prompt()).toBe('{{input}}');
  graph.redo();
  expect(prompt()).toBe('abc');
});

test('a pause, another field or leaving the field begins a new undo step', () => {
  const { graph, editor, prompt, type, wait } = setUp();
  type('first');
  wait(2_000);
  type('second');
  editor.updateConfig('answer', { system: 'Be brief.' });
  type('third');
  graph.endBurst();
  type('fourth');
  const seen: unknown[] = [];
  for (let step = 0; step < 5; step += 1) {
    graph.undo();
    seen.push(prompt());
  }
  expect(seen).toEqual(['third', 'second', 'second', 'first', '{{input}}']);
});

test('typing after an undo forgets what could have been redone', () => {
  const { graph, prompt, type } = setUp();
  type('one');
  graph.undo();
  type('two');
  graph.redo();
  expect(prompt()).toBe('two');
});

test('selecting is no undo step', () => {
  const { graph, selection, type, prompt } = setUp();
  type('changed');
  selection.selectNode('vote');
  graph.undo();
  expect(prompt()).toBe('{{input}}');
  expect(graph.history.getState().pastStates).toHaveLength(0);
});

test('an edit that changes nothing is no undo step', () => {
  const { graph, editor } = setUp();
  editor.remove({ nodes: ['nobody'], edges: [] });
  editor.move(new Map());
  expect(graph.history.getState().pastStates).toHaveLength(0);
});

test('another document begins with an empty history and counts as loaded', () => {
  const { graph, type, prompt } = setUp();
  type('changed');
  graph.load(sampleGraph());
  graph.undo();
  expect(prompt()).toBe('{{input}}');
  expect(graph.getState().loads).toBe(1);
});
