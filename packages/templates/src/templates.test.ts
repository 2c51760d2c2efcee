import { describe, expect, it } from 'vitest';
import { templates } from './index.ts';
import { openTemplate, runTemplate } from './run-template.fixture.ts';

describe.each(templates)('$id', ({ id, title, summary, calls, leastCalls = calls }) => {
  it('compiles without a word of warning, and is what the list says', async () => {
    const { graph, issues, plan } = await openTemplate(id);
    expect(issues).toEqual([]);
    expect({ name: graph.name, description: graph.description }).toEqual({
      name: title,
      description: summary,
    });
    expect(plan.estimate.calls).toEqual({ min: leastCalls, max: calls });
  });

  it('has a name and a place for every node', async () => {
    const { graph } = await openTemplate(id);
    for (const { label, position } of graph.nodes) {
      expect(label).toMatch(/\S/);
      expect(position).toBeDefined();
    }
    const places = graph.nodes.map(({ position }) => `${position?.x},${position?.y}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('runs to its end without a key, with as many calls as it says', async () => {
    const { end } = await runTemplate(id);
    expect(end.outcome).toBe('ok');
    expect(end.missing).toEqual([]);
    expect(end.totals.calls).toBeLessThanOrEqual(calls);
    expect(end.totals.calls).toBeGreaterThanOrEqual(leastCalls);
    for (const items of Object.values(end.outputs)) expect(items).not.toEqual([]);
  });
});

it('each has an id of its own', () => {
  expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
});
