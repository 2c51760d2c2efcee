import { expect, test } from 'vitest';
import { isEditing, keysOf, shortcuts } from './shortcuts.ts';

test.each([
  [{ key: 'z', metaKey: true }, 'Mod+Z'],
  [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'Mod+Shift+Z'],
  [{ key: '?', shiftKey: true }, '?'],
  [{ key: 'Escape' }, 'Esc'],
  [{ key: 'Enter', ctrlKey: true }, 'Mod+Enter'],
])('%j is %s', (init, keys) => {
  expect(keysOf(new KeyboardEvent('keydown', init))).toBe(keys);
});

test('no two shortcuts have the same keys', () => {
  const keys = shortcuts.map((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('keys belong to the text that is being edited', () => {
  expect(isEditing(document.createElement('input'))).toBe(true);
  expect(isEditing(document.createElement('button'))).toBe(false);
  expect(isEditing(null)).toBe(false);
});
