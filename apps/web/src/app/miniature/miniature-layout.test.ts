import { templates } from '@parallax/templates';
import { describe, expect, it } from 'vitest';
import { MINIATURE_CARD, miniatureLayout } from './miniature-layout.ts';

async function template(id: string) {
  const found = templates.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no template ${id}.`);
  return await found.load();
}

describe('the picture of a graph', () => {
  it.each(templates.map(({ id }) => id))('has all of %s in view, and every edge', async (id) => {
    const graph = await template(id);
    const { view, cards, edges } = miniatureLayout(graph);
    expect(edges.map((edge) => edge.id)).toEqual(graph.edges.map((edge) => edge.id));
    expect(cards).toHaveLength(graph.nodes.length);
    for (const { x, y } of cards) {
      expect(x).toBeGreaterThan(view.x);
      expect(y).toBeGreaterThan(view.y);
      expect(x + MINIATURE_CARD.width).toBeLessThan(view.x + view.width);
      expect(y + MINIATURE_CARD.height).toBeLessThan(view.y + view.height);
    }
  });

  it('shows where a graph is wide: a bundle for many items, a line for one', async () => {
    const graph = await template('grade-essays');
    const { cards, edges } = miniatureLayout(graph);
    const agents = new Set(graph.nodes.filter(({ kind }) => kind === 'agent').map(({ id }) => id));
    expect(cards.filter(({ many }) => many).map(({ id }) => id)).toEqual([...agents]);
    const wide = edges.filter(({ strands }) => strands.length > 0).map(({ id }) => id);
    // The essays are a list; the rubric is one value for all of them, and so are the table and the statistics.
    const parts = graph.edges.filter(({ source }) => source === 'essays' || agents.has(source));
    expect(wide).toEqual(parts.map(({ id }) => id));
  });

  it('leaves out edges to nodes that are not there, and draws what does not compile', async () => {
    const graph = await template('three-views');
    const [first] = graph.nodes;
    const { cards, edges } = miniatureLayout({ ...graph, nodes: first === undefined ? [] : [first] });
    expect(cards).toHaveLength(1);
    expect(edges).toEqual([]);
  });

  it('does not blow up a graph without nodes', async () => {
    const graph = await template('three-views');
    const { view } = miniatureLayout({ ...graph, nodes: [], edges: [] });
    expect(view.width / view.height).toBeGreaterThan(1);
  });
});
