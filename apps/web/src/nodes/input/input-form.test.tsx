import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

describe('a table', () => {
  const rows = () => screen.getByRole('grid', { name: 'Rows' });
  const cell = (text: string) => screen.getByRole('gridcell', { name: text });

  test('cells keep their type, columns are renamed together with the label column', async () => {
    const { user, config, problems } = showForm('input', {
      type: 'table',
      labelColumn: 'name',
      value: [{ name: 'Ann', age: 31 }],
    });
    await user.dblClick(cell('31'));
    await user.keyboard('32{Enter}');
    const head = screen.getByLabelText('Name of column 1');
    await user.clear(head);
    await user.type(head, 'person{Enter}');
    expect(config()).toEqual({ type: 'table', labelColumn: 'person', value: [{ person: 'Ann', age: 32 }] });
    expect(problems()).toEqual([]);
  });

  test('keys move, edit, clear and leave a cell as it was', async () => {
    const { user, config } = showForm('input', {
      type: 'table',
      value: [
        { a: 'x', b: 'y' },
        { a: 'z', b: '' },
      ],
    });
    rows().focus();
    await user.keyboard('{ArrowRight}new{Tab}');
    await user.keyboard('{Home}{ArrowDown}{F2}gone{Escape}');
    await user.keyboard('{ArrowUp}{Delete}');
    expect(config().value).toEqual([
      { a: '', b: 'new' },
      { a: 'z', b: '' },
    ]);
  });

  test('a block of a spreadsheet is pasted over cells and beyond them', async () => {
    const { user, config } = showForm('input', { type: 'table', value: [{ a: 'x', b: 1 }] });
    rows().focus();
    await user.keyboard('{ArrowRight}');
    await user.paste('7\t"two\nlines"\r\n\t007\r\n');
    expect(config().value).toEqual([
      { a: 'x', b: 7, 'Column 3': 'two\nlines' },
      { a: '', b: '', 'Column 3': '007' },
    ]);
  });

  test('rows are put in and removed where the selection is, and a column names them', async () => {
    const { user, config } = showForm('input', {
      type: 'table',
      value: [{ a: '1' }, { a: '2' }, { a: '3' }],
    });
    await user.click(cell('1'));
    await user.click(screen.getByRole('button', { name: 'Insert below row 1' }));
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
    await user.click(screen.getByRole('button', { name: 'Remove 2 rows' }));
    await user.click(screen.getByRole('button', { name: 'Column a' }));
    await user.click(screen.getByRole('menuitem', { name: 'Call rows by this column' }));
    expect(config()).toEqual({ type: 'table', labelColumn: 'a', value: [{ a: '1' }, { a: '' }] });
  });

  test('of 10,000 rows only those in view are rendered', () => {
    const value = Array.from({ length: 10_000 }, (_, index) => ({ name: `row ${index}` }));
    showForm('input', { type: 'table', value });
    screen.getByText('10,000 rows, 1 column');
    expect(cell('row 0')).toBeDefined();
    expect(screen.queryByRole('gridcell', { name: 'row 5000' })).toBeNull();
    expect(rows().getAttribute('aria-rowcount')).toBe('10001');
  });
});

describe('files', () => {
  const load = () => screen.getByLabelText('Load files', { selector: 'input' });

  test('JSON Lines make a list of a text input', async () => {
    const { user, config } = showForm('input');
    const file = new File(['{"name": "A", "text": "a"}\n{"name": "B", "text": "b"}'], 'essays.jsonl');
    await user.upload(load(), file);
    await screen.findByText('Loaded 2 items.');
    expect(config().type).toBe('list');
  });

  test('what cannot be read is named, and the rest is loaded', async () => {
    const { user, config } = showForm('input', { type: 'list', value: [] });
    await user.upload(load(), [
      new File(['One'], 'one.md'),
      new File(['{"text": '], 'bad.json'),
      new File(['Two'], 'two.txt'),
    ]);
    await screen.findByText('Loaded 2 items.');
    expect(screen.getByRole('list', { name: 'Problems with files' }).textContent).toMatch(
      /^bad\.json: This is not valid JSON/,
    );
    expect(config().value).toEqual([
      { name: 'one', text: 'One' },
      { name: 'two', text: 'Two' },
    ]);
  });

  test('where something is there already, the person decides', async () => {
    const { user, config } = showForm('input', { type: 'list', value: ['kept'] });
    await user.upload(load(), new File(['more'], 'more.txt'));
    await user.click(await screen.findByRole('button', { name: 'Add 1 item' }));
    expect(config().value).toEqual(['kept', 'more']);
  });
});
