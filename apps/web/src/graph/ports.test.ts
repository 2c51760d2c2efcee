import { expect, test } from 'vitest';
import { portsOf } from './ports.ts';

const inputs = (config: Parameters<typeof portsOf>[0]['config']) =>
  portsOf({ id: 'a', kind: 'agent', config }).inputs.map((port) => port.name);

test('a name that is typed into a prompt is a port', () => {
  expect(inputs({ prompt: 'Grade {{essay}} by {{rubric.points}}' })).toEqual(['essay', 'rubric']);
});

test('an option that is wrong does not take the ports away', () => {
  expect(inputs({ prompt: '{{essay}}', temperature: 'hot', surprise: 1 })).toEqual(['essay']);
});

test('a kind that this build does not have has no ports', () => {
  expect(portsOf({ id: 'a', kind: 'teapot', config: {} })).toEqual({ inputs: [], outputs: [] });
});
