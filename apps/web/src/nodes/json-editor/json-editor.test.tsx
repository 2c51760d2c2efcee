import { EditorView } from '@codemirror/view';
import type { Json } from '@parallax/schema';
import { act, cleanup, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { createSession } from '../../app/session.ts';
import { SessionProvider } from '../../app/session-context.ts';
import { JsonEditor } from './json-editor.tsx';

afterEach(cleanup);

function Held({ seen }: { seen: (value: Json | undefined) => void }) {
  const [value, setValue] = useState<Json | undefined>({ a: 1 });
  const change = (next: Json | undefined) => {
    setValue(next);
    seen(next);
  };
  return (
    <>
      <JsonEditor label="Value" value={value} onChange={change} />
      <button type="button" onClick={() => setValue({ b: 2 })}>
        Undo
      </button>
    </>
  );
}

async function show() {
  const seen: (Json | undefined)[] = [];
  render(
    <SessionProvider value={createSession()}>
      <Held seen={(value) => seen.push(value)} />
    </SessionProvider>,
  );
  await screen.findByRole('textbox', { name: 'Value' });
  const content = await screen.findByText((_, element) => element?.classList.contains('cm-content') === true);
  const view = EditorView.findFromDOM(content);
  if (view === null) throw new Error('There is no editor.');
  const write = (text: string) =>
    act(() => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }));
  return { seen, write, text: () => view.state.doc.toString() };
}

test('what is JSON is reported; what is not yet stays, with the reason', async () => {
  const { seen, write, text } = await show();
  write('{"a": 2');
  expect(seen).toEqual([]);
  expect(text()).toBe('{"a": 2');
  screen.getByText(/not JSON yet/);
  write('{"a": 2}');
  expect(seen).toEqual([{ a: 2 }]);
  expect(text()).toBe('{"a": 2}');
});

test('a change from elsewhere wins over what was written', async () => {
  const { write, text } = await show();
  write('{"a": ');
  act(() => screen.getByText('Undo').click());
  expect(JSON.parse(text())).toEqual({ b: 2 });
});
