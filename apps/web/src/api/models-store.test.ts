import type { ModelsResponse } from '@parallax/schema';
import { expect, test } from 'vitest';
import { createModelsStore } from './models-store.ts';

test('a slow answer does not undo a newer one', async () => {
  const answers: ((response: ModelsResponse) => void)[] = [];
  const store = createModelsStore({ listModels: () => new Promise((resolve) => answers.push(resolve)) });
  const refreshes = [store.refresh(), store.refresh()];
  const newer: ModelsResponse = { models: [{ id: 'a/b', provider: 'a', name: 'b' }], providers: [] };
  answers[1]?.(newer);
  answers[0]?.({ models: [], providers: [] });
  await Promise.all(refreshes);
  expect(store.getState()).toMatchObject({ ...newer, loading: false });
});
