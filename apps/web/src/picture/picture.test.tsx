import { describe, expect, test } from 'vitest';
import { graphOf } from '../graph/graph.fixture.ts';
import { svgOf } from './draw-picture.tsx';
import { cut, wrapped } from './picture-text.ts';

const graph = graphOf({
  name: 'A <graph> & more',
  nodes: [
    {
      id: 'in',
      kind: 'input',
      label: 'Essays',
      position: { x: 0, y: 0 },
      config: { type: 'list', value: ['a', 'b'] },
    },
    { id: 'ask', kind: 'agent', label: 'Ask "it" & <b>', position: { x: 400, y: -300 } },
  ],
  edges: [{ id: 'e1', source: 'in', target: 'ask', targetHandle: 'input' }],
  notes: [{ id: 'n', text: '# Read me', position: { x: -500, y: 0 }, width: 200, height: 100 }],
});

function draw(widths: ReadonlyMap<string, number> = new Map()): Document {
  const svg = svgOf({ graph, sentences: new Map([['ask', 'Runs 2 times']]), widths });
  return new DOMParser().parseFromString(svg, 'image/svg+xml');
}

describe('a picture', () => {
  test('has every node, note and sentence, whatever their names hold', () => {
    const texts = [...draw().querySelectorAll('text')].map((text) => text.textContent);
    expect(texts).toEqual(expect.arrayContaining(['Essays', 'Ask "it" & <b>', 'Runs 2 times', 'Read me']));
    expect(draw().querySelector('title')?.textContent).toBe('A <graph> & more');
  });

  test('shows the whole graph, with room around it', () => {
    const [x, y, width, height] = (draw().documentElement.getAttribute('viewBox') ?? '')
      .split(' ')
      .map(Number);
    expect([x, y]).toEqual([-540, -340]);
    expect([width, height]).toEqual([400 + 280 + 500 + 80, 300 + 104 + 80]);
  });

  test('draws many items as a bundle', () => {
    const lines = (widths: ReadonlyMap<string, number>) =>
      draw(widths).querySelectorAll('g[fill=none] path').length;
    expect(lines(new Map())).toBe(1);
    expect(lines(new Map([['e1', 5]]))).toBe(5);
  });
});

describe('text', () => {
  const widthOf = (text: string) => text.length;

  test('is broken at words, and what is left over is shortened', () => {
    expect(wrapped('one two three four', 9, 2, widthOf)).toEqual(['one two', 'three fo…']);
    expect(wrapped('one two', 20, 2, widthOf)).toEqual(['one two']);
    expect(wrapped('unbreakable', 5, 2, widthOf)).toEqual(['unbr…']);
  });

  test('on one line fits', () => {
    expect(cut('abcdef', 4, widthOf)).toBe('abc…');
    expect(cut('abc', 4, widthOf)).toBe('abc');
  });
});
