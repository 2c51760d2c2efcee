import { compile } from '@parallax/engine';
import { expect, test } from 'vitest';
import { createEditor } from './editor.ts';
import { sampleGraph } from './graph.fixture.ts';
import { createGraphStore } from './graph-store.ts';
import { kinds } from './kinds.ts';
import { createSelectionStore } from './selection-store.ts';

async function setUp() {
  const graph = createGraphStore(sampleGraph());
  const selection = createSelectionStore();
  const editor = createEditor(graph, selection);
  const now = () => graph.getState().graph;
  selection.set(['copies', 'answer'], []);
  const block = (await editor.makeBlock()) ?? '';
  const issues = () => compile(now(), kinds).issues;
  const edges = () =>
    now().edges.map((each) => [each.source, each.sourceHandle, each.target, each.targetHandle]);
  return { graph, selection, editor, now, block, issues, edges };
}

test('a block stands where its nodes stood, is connected as they were, and runs', async () => {
  const { now, block, issues, edges } = await setUp();
  expect(now().nodes.map(({ id }) => id)).toEqual(['text', block, 'vote', 'out']);
  expect(edges()).toEqual([
    ['text', undefined, 'block', 'text'],
    ['block', 'answer', 'vote', undefined],
    ['vote', undefined, 'out', undefined],
  ]);
  expect(issues()).toEqual([]);
  expect(compile(now(), kinds).scopes.vote).toEqual(compile(sampleGraph(), kinds).scopes.vote);
});

test('unpacking a block gives back what it was made of', async () => {
  const { editor, graph, now, block } = await setUp();
  await editor.unpackBlock(block);
  const { blocks, ...rest } = now();
  const before = sampleGraph();
  expect(new Set(rest.edges)).toEqual(new Set(before.edges));
  expect(rest.nodes).toEqual(before.nodes);
  expect(blocks).toHaveLength(1);
  editor.removeBlock(blocks?.[0]?.id ?? '');
  expect(now().blocks).toBeUndefined();
  for (let step = 0; step < 3; step += 1) graph.undo();
  expect(now()).toEqual(sampleGraph());
});

test('inside of a block everything is edited as outside, under ids that say where it is', async () => {
  const { editor, graph, now, block } = await setUp();
  editor.openLevel(block);
  expect(graph.shown().nodes.map(({ id }) => id)).toEqual([
    'block.input-text',
    'block.copies',
    'block.answer',
    'block.output-answer',
  ]);
  editor.updateConfig('block.answer', { prompt: 'About {{input}} and {{more}}' });
  const added = editor.addNode({ kind: 'input', position: { x: 0, y: 0 }, config: { value: 'x' } });
  expect(added).toBe('block.input');
  editor.connect({ source: added, target: 'block.answer', targetHandle: 'more' });
  expect(now().blocks?.[0]?.edges.at(-1)).toMatchObject({ source: 'input', target: 'answer' });
  expect(now().nodes).toHaveLength(4);
  expect(compile(now(), kinds).issues).toEqual([]);
});

test('an undo that takes the open block away shows what is outside', async () => {
  const { editor, graph, block } = await setUp();
  editor.openLevel(block);
  graph.undo();
  expect(graph.shown()).toBe(graph.getState().graph);
});

test('a block that is used twice is changed in both places', async () => {
  const { editor, now, selection, block } = await setUp();
  selection.selectNode(block);
  const [copy] = editor.duplicateSelected();
  expect(now().blocks).toHaveLength(1);
  editor.updateConfig(`${copy}.answer`, { prompt: 'Other {{input}}' });
  const { expanded } = compile(now(), kinds);
  expect(
    expanded.nodes.filter(({ id }) => id.endsWith('.answer')).map(({ config }) => config.prompt),
  ).toEqual(['Other {{input}}', 'Other {{input}}']);
});

test('renaming a port or the block is followed wherever the block is used', async () => {
  const { editor, now, block, issues, edges } = await setUp();
  expect(await editor.renamePort(`${block}.input-text`, 'question')).toBe(true);
  expect(edges()[0]).toEqual(['text', undefined, 'block', 'question']);
  editor.updateBlock('block', { name: 'Ask' });
  expect(now().nodes.find(({ id }) => id === block)?.label).toBe('Ask');
  expect(issues()).toEqual([]);
});

test('a block goes along to another graph, under another id where that is taken', async () => {
  const { editor, selection, block } = await setUp();
  selection.selectNode(block);
  const text = editor.copySelected() ?? '';
  const other = createGraphStore(sampleGraph());
  const otherSelection = createSelectionStore();
  const otherEditor = createEditor(other, otherSelection);
  otherSelection.set(['vote'], []);
  await otherEditor.makeBlock();
  otherEditor.paste(text);
  otherEditor.paste(text);
  const { nodes, blocks } = other.getState().graph;
  expect(blocks?.map(({ id }) => id)).toEqual(['block', 'block-2']);
  expect(nodes.filter(({ kind }) => kind === 'block').map(({ config }) => config.block)).toEqual([
    'block',
    'block-2',
    'block-2',
  ]);
});
