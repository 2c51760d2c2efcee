import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { completeName } from './name-completion.ts';
import { nameMarks } from './name-marks.ts';
import { fixedNames, portNames } from './prompt-names.ts';

const names = portNames(
  [{ port: 'input', from: 'Views', shape: { fields: { name: {}, instructions: {} } } }],
  ['input', 'rubric'],
);

function marked(text: string, of = names): string[] {
  return nameMarks(text, of).map(({ from, to, value }) => {
    const state = String(value.spec.class).replace('cm-name cm-name-', '');
    return `${text.slice(from, to)} ${state}`;
  });
}

test('names are filled, open or wrong', () => {
  expect(marked('{{input.name}} by {{rubric}}, not {{ a b }}')).toEqual([
    '{{input.name}} filled',
    '{{rubric}} open',
    '{{ a b }} wrong',
  ]);
  expect(marked('{{items}} {{input}}', fixedNames({ items: 'all' }))).toEqual([
    '{{items}} filled',
    '{{input}} wrong',
  ]);
});

function completions(text: string, suggestions = names.suggestions): string[] | null {
  const state = EditorState.create({ doc: text });
  const result = completeName(new CompletionContext(state, text.length, false), suggestions);
  return result === null ? null : result.options.map(({ label }) => label);
}

test('names are offered inside of braces only', () => {
  expect(completions('Use {{')).toEqual(['input', 'input.name', 'input.instructions', 'rubric']);
  expect(completions('Use {')).toBeNull();
  expect(completions('Use {{input}} ')).toBeNull();
});
