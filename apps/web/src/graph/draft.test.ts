import { expect, test } from 'vitest';
import { type DraftStorage, readDraft, writeDraft } from './draft.ts';
import { sampleGraph } from './graph.fixture.ts';

function memory(): DraftStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const draft = { graph: sampleGraph(), id: 'g1', version: 2, dirty: true, runId: 'r1' };

test('a draft comes back as it was', () => {
  const storage = memory();
  expect(writeDraft(draft, storage)).toBe(true);
  expect(readDraft(storage)).toEqual(draft);
});

test.each(['', 'no json', '{"graph":{"version":99}}'])(
  'a draft that cannot be read (%j) is as none',
  (text) => {
    const storage = memory();
    writeDraft(draft, storage);
    storage.setItem('parallax.draft', text);
    expect(readDraft(storage)).toBeNull();
  },
);

test('a storage that is full is reported and not thrown', () => {
  const full: DraftStorage = {
    ...memory(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(writeDraft(draft, full)).toBe(false);
});
