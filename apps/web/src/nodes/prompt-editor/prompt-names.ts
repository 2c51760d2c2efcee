import type { ConnectedInput } from '../names/connected-inputs.ts';
import { suggestionsOf } from '../names/shape.ts';
import type { PromptNames } from './name-state.ts';

/** The names of a node whose ports are what its templates use: what is connected, what is written, and `input`. */
export function portNames(inputs: readonly ConnectedInput[], written: readonly string[]): PromptNames {
  const connected = new Map(inputs.map((input) => [input.port, input]));
  const waiting = [...written, 'input'].filter(
    (name, index, all) => !connected.has(name) && all.indexOf(name) === index,
  );
  return {
    filled: Object.fromEntries([...connected].map(([port, { from }]) => [port, `Comes from ${from}.`])),
    others: 'ports',
    suggestions: [
      ...[...connected].flatMap(([port, { shape, from }]) => suggestionsOf(port, shape, `from ${from}`)),
      ...waiting.map((path) => ({ path, about: 'not connected' })),
    ],
  };
}

/** The names of a template whose values are given by the node itself. */
export function fixedNames(meanings: Readonly<Record<string, string>>): PromptNames {
  return {
    filled: meanings,
    others: 'none',
    suggestions: Object.entries(meanings).map(([path, about]) => ({ path, about })),
  };
}
