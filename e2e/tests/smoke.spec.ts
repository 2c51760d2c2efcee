import { expect, test } from '../support/test.ts';

test('the server answers and the page opens', async ({ page, request }) => {
  expect((await request.get('/api/health')).ok()).toBe(true);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto('/');
  await expect(page).toHaveTitle(/Parallax/);
  expect(problems).toEqual([]);
});
