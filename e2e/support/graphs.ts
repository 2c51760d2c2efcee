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
