import { expect, test } from 'vitest';
import {
  type DraftStorage,
  type DraftStores,
  forgetUnsaved,
  readDraft,
  readUnsaved,
  writeDraft,
} from './draft.ts';
import { sampleGraph } from './graph.fixture.ts';

function memory(): DraftStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** Two windows of one browser. */
function windows(): [DraftStores, DraftStores] {
  const browser = memory();
  return [
    { window: memory(), browser },
    { window: memory(), browser },
  ];
}

const draft = { graph: sampleGraph(), id: 'g1', version: 2, dirty: true, runId: 'r1' };
const fresh = { ...draft, id: null, version: null, runId: null };

test('each window goes on with what it had open; a new one with what was open last', () => {
  const [first, second] = windows();
  expect(writeDraft(draft, first)).toBe(true);
  writeDraft(fresh, second);
  expect(readDraft(first)).toEqual(draft);
  expect(readDraft(second)).toEqual(fresh);
  expect(readDraft({ window: memory(), browser: first.browser })).toEqual(fresh);
});

test('unsaved changes of a stored graph wait while another graph is open, until they are saved or discarded', () => {
  const [stores, other] = windows();
  writeDraft(draft, stores);
  writeDraft(fresh, stores);
  expect(readUnsaved('g1', stores)).toEqual(draft);
  expect(readUnsaved('g1', other)).toEqual(draft);
  writeDraft({ ...draft, dirty: false }, stores);
  expect(readUnsaved('g1', stores)).toBeNull();
  writeDraft(draft, stores);
  forgetUnsaved('g1', other);
  expect(readUnsaved('g1', other)).toBeNull();
});

test.each(['', 'no json', '{"graph":{"version":99}}'])(
  'a draft that cannot be read (%j) is as none',
  (text) => {
    const [stores] = windows();
    stores.browser.setItem('parallax.draft', text);
    stores.browser.setItem('parallax.draft.g1', text);
    expect(readDraft(stores)).toBeNull();
    expect(readUnsaved('g1', stores)).toBeNull();
  },
);

test('a storage that is full is reported and not thrown', () => {
  const full: DraftStorage = {
    ...memory(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(writeDraft(draft, { window: full, browser: full })).toBe(false);
});
