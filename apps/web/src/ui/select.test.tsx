import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Field } from './field.tsx';
import { Select } from './select.tsx';

afterEach(cleanup);

const options = [
  { value: 'lines', label: 'Lines' },
  { value: 'paragraphs', label: 'Paragraphs' },
  { value: 'plan', label: 'Plan', disabled: true },
  { value: 'copies', label: 'Copies', hint: 'The same input several times' },
];

function Form({ changed }: { changed: (value: string) => void }) {
  const [value, setValue] = useState('lines');
  const change = (next: string) => {
    changed(next);
    setValue(next);
  };
  return (
    <Field label="Split by">
      <Select value={value} options={options} onChange={change} />
    </Field>
  );
}

function setUp() {
  const changed = vi.fn();
  render(<Form changed={changed} />);
  return { changed, user: userEvent.setup(), box: screen.getByRole('combobox', { name: 'Split by' }) };
}

test('is opened and chosen from with the mouse', async () => {
  const { changed, user, box } = setUp();
  await user.click(box);
  expect(screen.getByRole('option', { name: 'Lines' }).getAttribute('aria-selected')).toBe('true');
  await user.click(screen.getByRole('option', { name: /Copies/ }));
  expect(changed).toHaveBeenCalledExactlyOnceWith('copies');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(box.textContent).toBe('Copies');
});

test('is chosen from with the keyboard, past what is disabled', async () => {
  const { changed, user, box } = setUp();
  box.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
  expect(changed).toHaveBeenCalledExactlyOnceWith('copies');
  expect(document.activeElement).toBe(box);
});

test('letters lead to an option, Escape leaves everything as it was', async () => {
  const { changed, user, box } = setUp();
  box.focus();
  await user.keyboard('{Enter}par');
  expect(box.getAttribute('aria-activedescendant')).toBe(
    screen.getByRole('option', { name: 'Paragraphs' }).id,
  );
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(changed).not.toHaveBeenCalled();
});

test('a disabled option cannot be chosen', async () => {
  const { changed, user, box } = setUp();
  await user.click(box);
  await user.click(screen.getByRole('option', { name: 'Plan' }));
  expect(changed).not.toHaveBeenCalled();
});
