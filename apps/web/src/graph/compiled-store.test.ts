import { prepareKinds } from '@parallax/engine';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCompiledStore } from './compiled-store.ts';
import { createEditor } from './editor.ts';
import { sampleGraph } from './graph.fixture.ts';
import { createGraphStore } from './graph-store.ts';
import { kinds } from './kinds.ts';
import { createSelectionStore } from './selection-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const graph = createGraphStore(sampleGraph());
  const editor = createEditor(graph, createSelectionStore());
  const compiled = createCompiledStore(graph);
  return {
    graph,
    editor,
    compiled,
    sentence: (id: string) => compiled.getState().nodePlans.get(id)?.sentence,
  };
}

test('says what each node will do, shortly after the last change', () => {
  const { editor, compiled, sentence } = setUp();
  expect(sentence('answer')).toBe('Runs 3 times');
  editor.updateConfig('copies', { count: 7 });
  expect(compiled.getState().stale).toBe(true);
  expect(sentence('answer')).toBe('Runs 3 times');
  vi.advanceTimersByTime(100);
  expect(compiled.getState().stale).toBe(false);
  expect(sentence('answer')).toBe('Runs 7 times');
});

test('finds a pattern that cannot be used once its kind is prepared', async () => {
  const { editor, compiled } = setUp();
  const codes = () =>
    compiled
      .getState()
      .nodeIssues.get('vote')
      ?.map(({ code }) => code);
  editor.updateConfig('vote', { extract: 'regex', pattern: '(' });
  compiled.flush();
  expect(codes()).toBeUndefined();
  await prepareKinds(kinds);
  compiled.refresh();
  expect(codes()).toEqual(['bad-pattern']);
});

test('moving and describing change nothing', () => {
  const { editor, compiled } = setUp();
  const before = compiled.getState();
  editor.move(new Map([['vote', { x: 1, y: 1 }]]));
  editor.setDetails({ name: 'Another', description: 'Text' });
  vi.runAllTimers();
  expect(compiled.getState()).toBe(before);
});

test('nodes whose plan is the same keep it as the same object', () => {
  const { editor, compiled } = setUp();
  const before = compiled.getState().nodePlans;
  editor.updateConfig('copies', { count: 7 });
  const after = compiled.flush().nodePlans;
  expect(after.get('text')).toBe(before.get('text'));
  expect(after.get('answer')).not.toBe(before.get('answer'));
});

test('a broken graph has no plan, lists its problems by node, and keeps the sentences', () => {
  const { editor, compiled, sentence } = setUp();
  editor.remove({ nodes: [], edges: ['e2'] });
  compiled.flush();
  const { plan, nodeIssues } = compiled.getState();
  expect(plan).toBeNull();
  expect(nodeIssues.get('answer')?.map((issue) => issue.code)).toContain('unconnected-port');
  expect(sentence('answer')).toBe('Runs 3 times');
});
