import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphOf, sampleGraph } from '../graph/graph.fixture.ts';
import { graphLink, LONGEST_LINK, readGraphLink } from './graph-link.ts';
import { sharedAddress } from './shared-address.ts';

const origin = 'http://127.0.0.1:4000';
const fragmentOf = (url: string) => new URL(url).hash;

test('a graph comes out of its link as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
      const graph = { ...sampleGraph(), name: 'Übersicht', description: text };
      const { url, fits } = await graphLink(graph, origin);
      expect(fits).toBe(true);
      expect(sharedAddress(new URL(url))).toEqual({ from: 'link', fragment: fragmentOf(url) });
      expect(await readGraphLink(fragmentOf(url))).toEqual({ ok: true, graph });
    }),
    { numRuns: 20 },
  );
});

test('the address tells what is shared, and the editor from it', () => {
  const read = (path: string) => sharedAddress(new URL(path, origin));
  expect(read('/s/abc#secret')).toEqual({ from: 'server', token: 'secret' });
  expect(read('/s/abc')).toEqual({ from: 'server', token: '' });
  for (const path of ['/', '/#x', '/g/abc', '/r/abc#y']) expect(read(path)).toBeNull();
});

test('a graph that is too long for a link is said to be', async () => {
  // Hardly any program packs what looks like chance.
  let seed = 1;
  const noise = Array.from({ length: 12_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (seed % 94));
  }).join('');
  const graph = graphOf({ nodes: [{ id: 'a', kind: 'agent', config: { prompt: noise } }] });
  const { length, fits } = await graphLink(graph, origin);
  expect(fits).toBe(false);
  expect(length).toBeGreaterThan(LONGEST_LINK);
});

test('what is cut off, of no graph, or far too large is refused in words', async () => {
  const fragment = fragmentOf((await graphLink(sampleGraph(), origin)).url);
  for (const bad of [fragment.slice(0, -9), '#g=', '#g=%%%', `${fragment}x!`])
    expect(await readGraphLink(bad)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/not whole/),
    });
  const broken = JSON.parse(
    JSON.stringify({ ...sampleGraph(), nodes: [{ id: 'no id', kind: '' }], extra: 1 }),
  );
  const read = await readGraphLink(fragmentOf((await graphLink(broken, origin)).url));
  expect(read).toMatchObject({ ok: false, message: expect.stringMatching(/not a graph/) });
  if (!read.ok) expect(read.issues.length).toBeGreaterThan(1);
  const bomb = graphOf({ nodes: [{ id: 'a', kind: 'agent', config: { prompt: 'x'.repeat(5_000_000) } }] });
  expect(await readGraphLink(fragmentOf((await graphLink(bomb, origin)).url))).toMatchObject({ ok: false });
});
