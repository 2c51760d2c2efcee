import { expect, test } from 'vitest';
import { sampleGraph } from '../graph/graph.fixture.ts';
import { reconcileEdges, reconcileNodes } from './flow-elements.ts';

const graph = sampleGraph();
const { nodes, edges } = graph;
const nothing = new Set<string>();
const cards = reconcileNodes([], graph, nothing);

test('cards are named after label and kind', () => {
  expect(cards.map((card) => card.ariaLabel)).toEqual([
    'Input (Input)',
    'Fan-out (Fan-out)',
    'Answer (Agent)',
    'Vote (Vote)',
    'Output (Output)',
  ]);
});

test('typing in a prompt changes no card of the canvas', () => {
  const typed = nodes.map((node) => (node.id === 'answer' ? { ...node, config: { prompt: 'Other' } } : node));
  expect(reconcileNodes(cards, { nodes: typed }, nothing)).toBe(cards);
});

test('only the card that was selected or moved is another object, with what was measured', () => {
  const measured = cards.map((card) => ({ ...card, measured: { width: 280, height: 200 } }));
  const moved = nodes.map((node) => (node.id === 'vote' ? { ...node, position: { x: 1, y: 1 } } : node));
  const after = reconcileNodes(measured, { nodes: moved }, new Set(['text']));
  expect(after.map((card, index) => card === measured[index])).toEqual([false, true, true, false, true]);
  expect(after[3]).toMatchObject({ position: { x: 1, y: 1 }, measured: { height: 200 } });
});

test('a card that is being dragged stays under the pointer', () => {
  const dragged = cards.map((card) =>
    card.id === 'vote' ? { ...card, dragging: true, position: { x: 7, y: 7 } } : card,
  );
  expect(reconcileNodes(dragged, graph, nothing)[3]?.position).toEqual({ x: 7, y: 7 });
});

test('a missing handle is the first port; edges keep their identity', () => {
  const lines = reconcileEdges([], graph, nothing);
  expect(lines[2]).toMatchObject({ sourceHandle: 'output', targetHandle: 'items' });
  expect(reconcileEdges(lines, { ...graph, edges: [...edges] }, nothing)).toBe(lines);
});
