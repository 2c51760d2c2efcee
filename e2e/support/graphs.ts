import type { GraphInput } from '@parallax/schema';

/** A list input, one call for each of its items, and a table of the answers. */
export function eachItem(
  items: readonly string[],
  model: string,
  more: Partial<GraphInput> = {},
): GraphInput {
  return {
    version: 1,
    name: 'Each item',
    nodes: [
      {
        id: 'items',
        kind: 'input',
        label: 'Items',
        position: { x: 0, y: 0 },
        config: { type: 'list', value: [...items] },
      },
      {
        id: 'answer',
        kind: 'agent',
        label: 'Answer',
        position: { x: 380, y: 0 },
        config: { model, prompt: 'Say something about this: {{item}}' },
      },
      {
        id: 'result',
        kind: 'output',
        label: 'Result',
        position: { x: 760, y: 0 },
        config: { format: 'markdown' },
      },
    ],
    edges: [
      { id: 'e1', source: 'items', target: 'answer', targetHandle: 'item' },
      { id: 'e2', source: 'answer', target: 'result' },
    ],
    ...more,
  };
}

interface Rehearsal {
  /** Milliseconds before the first token; 0 by default. */
  readonly latency?: number;
  /** Tokens per second; 0, all at once, by default. */
  readonly speed?: number;
  /** Tokens of an answer, always the same number. */
  readonly tokens?: number;
}

/** The rehearsal model without chance: every call takes the same time. */
export function rehearsal({ latency = 0, speed = 0, tokens = 40 }: Rehearsal = {}): string {
  return `offline/simulated?latency=${latency}&sigma=0&stragglers=0&speed=${speed}&tokens=${tokens}&spread=0`;
}

/** `count` different short texts. */
export function texts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `Text number ${index + 1}`);
}

/** A graph with everything that can be drawn: a block, an open group, a folded one, and a note. */
export function drawnGraph(): GraphInput {
  return {
    version: 1,
    name: 'Drawn',
    nodes: [
      {
        id: 'items',
        kind: 'input',
        label: 'Items',
        position: { x: 0, y: 0 },
        config: { type: 'list', value: ['Alder', 'Birch'] },
      },
      {
        id: 'describe',
        kind: 'block',
        label: 'Describe',
        position: { x: 392, y: 0 },
        config: { block: 'ask' },
      },
      { id: 'best', kind: 'reduce', label: 'Best', position: { x: 784, y: 0 } },
      { id: 'result', kind: 'output', label: 'Result', position: { x: 1176, y: 0 } },
    ],
    edges: [
      { id: 'e1', source: 'items', target: 'describe' },
      { id: 'e2', source: 'describe', target: 'best' },
      { id: 'e3', source: 'best', target: 'result' },
    ],
    notes: [{ id: 'note', text: '# Trees\n\nEach is **described** once.', position: { x: 0, y: 320 } }],
    groups: [
      { id: 'ask-all', title: 'Ask', members: ['items', 'describe'] },
      { id: 'close', title: 'Close', members: ['best', 'result'], collapsed: true },
    ],
    blocks: [
      {
        id: 'ask',
        name: 'Describe',
        nodes: [
          { id: 'in', kind: 'block-input', position: { x: 0, y: 0 }, config: { name: 'tree' } },
          {
            id: 'agent',
            kind: 'agent',
            label: 'Asker',
            position: { x: 392, y: 0 },
            config: { model: rehearsal(), prompt: 'Describe {{tree}}' },
          },
          { id: 'out', kind: 'block-output', position: { x: 784, y: 0 }, config: { name: 'words' } },
        ],
        edges: [
          { id: 'e1', source: 'in', target: 'agent', targetHandle: 'tree' },
          { id: 'e2', source: 'agent', target: 'out' },
        ],
      },
    ],
  };
}
