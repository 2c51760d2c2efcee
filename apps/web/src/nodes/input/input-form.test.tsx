import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showForm } from '../inspector.fixture.tsx';

// There is no layout here: what scrolls is as large as a panel, and what is measured as high as a row.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(320);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(100);
});

afterEach(cleanup);

test('items are added, named, moved and pasted', async () => {
  const { user, config, problems } = showForm('input', { type: 'list', value: ['one'] });
  await user.click(screen.getByRole('button', { name: 'Add item' }));
  await user.type(screen.getByLabelText('Item 2 text'), 'two');
  await user.type(screen.getByLabelText('Item 2 name'), 'B');
  await user.click(screen.getByRole('button', { name: 'Move item 2 up' }));
  await user.click(screen.getByRole('button', { name: 'Paste many' }));
  await user.click(screen.getByLabelText('Content'));
  await user.paste('{"name": "C", "text": "three"}\n{"text": "four"}');
  await user.click(screen.getByRole('button', { name: 'Add 2 items' }));
  expect(config().value).toEqual([{ name: 'B', text: 'two' }, 'one', { name: 'C', text: 'three' }, 'four']);
  expect(problems()).toEqual([]);
});

test('of 10,000 items only those in view are rendered', () => {
  showForm('input', { type: 'list', value: Array.from({ length: 10_000 }, (_, index) => `item ${index}`) });
  screen.getByText('10,000 items');
  expect(screen.getByLabelText('Item 1 text')).toBeDefined();
  expect(screen.queryByLabelText('Item 5000 text')).toBeNull();
});

test('a table: cells keep their type, columns are renamed together with the label column', async () => {
  const { user, config, problems } = showForm('input', {
    type: 'table',
    labelColumn: 'name',
    value: [{ name: 'Ann', age: 31 }],
  });
  const age = screen.getByLabelText('Row 1, age');
  await user.clear(age);
  await user.type(age, '32');
  const head = screen.getByLabelText('Name of column 1');
  await user.clear(head);
  await user.type(head, 'person{Enter}');
  expect(config()).toEqual({ type: 'table', labelColumn: 'person', value: [{ person: 'Ann', age: 32 }] });
  expect(problems()).toEqual([]);
});

test('a file of JSON Lines makes a list of a text input', async () => {
  const { user, config } = showForm('input');
  const file = new File(['{"name": "A", "text": "a"}\n{"name": "B", "text": "b"}'], 'essays.jsonl');
  await user.upload(screen.getByLabelText('Load from file', { selector: 'input' }), file);
  await screen.findByText('2 items');
  expect(config().type).toBe('list');
});
