import { expect, type Locator, type Page } from '@playwright/test';

/** How far one column of Compare is. */
export interface Progress {
  readonly state: string;
  readonly length: number;
}

/** The columns of Compare, by their names, all read in one moment. */
export async function readColumns(dock: Locator): Promise<Record<string, Progress>> {
  return await dock.getByRole('article').evaluateAll((columns) =>
    Object.fromEntries(
      columns.map((column) => [
        column.getAttribute('aria-label') ?? '',
        {
          state: column.querySelector('[data-state]')?.getAttribute('data-state') ?? '',
          length: column.querySelector('section')?.textContent?.length ?? 0,
        },
      ]),
    ),
  );
}

/** Waits for a moment in which all of `names` stream and each of them has more text than `before`. Returns that moment. */
export async function growing(
  dock: Locator,
  names: readonly string[],
  before: Record<string, Progress> = {},
): Promise<Record<string, Progress>> {
  let now: Record<string, Progress> = {};
  await expect
    .poll(async () => {
      now = await readColumns(dock);
      return names.map((name) => {
        const { state, length } = now[name] ?? { state: 'missing', length: 0 };
        return { name, state, grown: length > (before[name]?.length ?? 40) };
      });
    })
    .toEqual(names.map((name) => ({ name, state: 'running', grown: true })));
  return now;
}

/** The id of the run that the next press of Run starts. */
export async function idOfNextRun(page: Page): Promise<string> {
  const answer = await page.waitForResponse(
    (response) => response.request().method() === 'POST' && new URL(response.url()).pathname === '/api/runs',
  );
  const { id } = (await answer.json()) as { id: string };
  return id;
}
