import { expect, test } from 'vitest';
import { draftOf, draftProblems, freeId, isUnencrypted, keyMove, requestOf } from './provider-draft.ts';

const stored = { id: 'mine', title: 'Mine', baseUrl: 'https://a.example/v1', hasKey: true };
const draft = draftOf(stored);
const none: ReadonlySet<string> = new Set();

test('a draft of a stored provider can be sent, and then keeps its key', () => {
  expect(draftProblems(draft, none)).toEqual({});
  expect(requestOf(draft)).toEqual({ title: 'Mine', baseUrl: 'https://a.example/v1' });
});

test('a typed key is sent without the space around it, and goes before its removal', () => {
  expect(requestOf({ ...draft, key: ' sk-1\n' })).toMatchObject({ apiKey: 'sk-1' });
  expect(requestOf({ ...draft, removeKey: true })).toMatchObject({ apiKey: null });
});

test.each([
  [{ id: '' }, 'id'],
  [{ id: 'My provider' }, 'id'],
  [{ id: 'taken' }, 'id'],
  [{ baseUrl: 'localhost:8000' }, 'baseUrl'],
  [{ baseUrl: 'https://' }, 'baseUrl'],
  [{ key: 'two words' }, 'key'],
  [{ key: 'sk-…' }, 'key'],
])('%j cannot be sent', (patch, field) => {
  expect(Object.keys(draftProblems({ ...draft, ...patch }, new Set(['taken'])))).toEqual([field]);
});

test('a stored key moves with its origin only', () => {
  const at = (baseUrl: string, more = {}) => keyMove({ ...draft, baseUrl, ...more }, stored);
  expect(at('https://a.example/other')).toBeUndefined();
  expect(at('https://a.example:444/v1')).toEqual({
    from: 'https://a.example',
    to: 'https://a.example:444',
  });
  expect(at('https://b.example/v1', { removeKey: true })).toBeUndefined();
  expect(at('https://')).toBeUndefined();
  expect(keyMove({ ...draft, baseUrl: 'https://b.example' }, { ...stored, hasKey: false })).toBeUndefined();
});

test('plain http is fine on this machine only', () => {
  expect(isUnencrypted('http://localhost:1234/v1')).toBe(false);
  expect(isUnencrypted('http://127.0.0.1:1234/v1')).toBe(false);
  expect(isUnencrypted('http://127.example.com/v1')).toBe(true);
  expect(isUnencrypted('http://192.168.1.5:8000/v1')).toBe(true);
  expect(isUnencrypted('https://api.openai.com/v1')).toBe(false);
});

test('an id that is taken gets a number', () => {
  expect(freeId('vllm', none)).toBe('vllm');
  expect(freeId('vllm', new Set(['vllm', 'vllm-2']))).toBe('vllm-3');
});
