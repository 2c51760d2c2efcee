import { EditorView } from '@codemirror/view';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { showForm } from '../inspector.fixture.tsx';

afterEach(cleanup);

async function prompt(): Promise<EditorView> {
  const editors = await screen.findAllByText(
    (_, element) => element?.classList.contains('cm-content') === true,
  );
  const content = editors.find((element) => element.getAttribute('aria-label') === 'Prompt');
  const view = content === undefined ? null : EditorView.findFromDOM(content);
  if (view === null) throw new Error('There is no prompt editor.');
  return view;
}

test('what is typed is written, and an undo of the graph shows in the editor without moving the cursor', async () => {
  const { session, config } = showForm('agent', { prompt: 'Review {{input}} now' });
  const view = await prompt();
  act(() => view.dispatch({ changes: { from: 7, insert: 'all of ' }, selection: { anchor: 3 } }));
  expect(config().prompt).toBe('Review all of {{input}} now');
  act(() => session.graph.undo());
  expect(view.state.doc.toString()).toBe('Review {{input}} now');
  expect(view.state.selection.main.head).toBe(3);
});

test('undo in the editor is the undo of the graph', async () => {
  const { session, config, user } = showForm('agent', { prompt: 'a' });
  const view = await prompt();
  act(() => view.dispatch({ changes: { from: 1, insert: 'b' } }));
  session.graph.endBurst();
  act(() => session.editor.updateConfig('node', { temperature: 1 }));
  act(() => view.focus());
  await user.keyboard('{Control>}z{/Control}');
  expect(config()).toEqual({ prompt: 'ab' });
  await user.keyboard('{Control>}z{/Control}');
  expect(config()).toEqual({ prompt: 'a' });
  expect(view.state.doc.toString()).toBe('a');
});
