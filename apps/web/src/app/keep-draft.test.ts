import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readDraft } from '../graph/draft.ts';
import { sampleGraph } from '../graph/graph.fixture.ts';
import { keepDraft } from './keep-draft.ts';
import { createSession } from './session.ts';

let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

function setUp() {
  const session = createSession({ graph: sampleGraph() });
  stop = keepDraft(session);
  return session;
}

test('someone who never stops typing still has a draft', () => {
  const session = setUp();
  for (let step = 0; step < 20; step += 1) {
    session.editor.setDetails({ description: 'word '.repeat(step) });
    vi.advanceTimersByTime(50);
  }
  expect(readDraft()?.graph.description).toContain('word word');
});

test('another document is remembered at once', () => {
  const session = setUp();
  session.document.opened({ id: 'g1', version: 3, createdAt: 0, updatedAt: 0, graph: sampleGraph() });
  expect(readDraft()).toMatchObject({ id: 'g1', version: 3, dirty: false });
});

test('what is edited last is written when the page goes', () => {
  const session = setUp();
  session.editor.setDetails({ name: 'At the last moment' });
  window.dispatchEvent(new Event('pagehide'));
  expect(readDraft()?.graph.name).toBe('At the last moment');
});
