import { expect, test } from 'vitest';
import { parseRoute, pathOf } from './router.ts';

test.each(['/', '/g/abc', '/r/a%20b'])('%s is read and written alike', (path) => {
  expect(pathOf(parseRoute(path))).toBe(path);
});

test.each(['/g/', '/x/abc', '/g/a/b', '/graphs'])('%s is home', (path) => {
  expect(parseRoute(path)).toEqual({ page: 'home' });
});
