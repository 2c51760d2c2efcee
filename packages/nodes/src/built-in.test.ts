import { testContext } from '@parallax/testkit/kind-suite';
import { expect, it } from 'vitest';
import { builtInKinds } from './built-in.ts';
import { fanOutKind } from './fan-out/definition.ts';
import { inputKind } from './input/definition.ts';

it('lists each kind once', () => {
  expect(new Set(builtInKinds.map((kind) => kind.kind)).size).toBe(builtInKinds.length);
});

it('a kind that was just dropped on the canvas has a config that parses', () => {
  for (const kind of builtInKinds) expect(kind.config.safeParse({}).error, kind.kind).toBeUndefined();
});

/** Property reads are counted instead of time, which says nothing on a busy machine. */
it('opening 10,000 branches reads each item a bounded number of times', async () => {
  let reads = 0;
  const texts = Array.from({ length: 10_000 }, (_, index) => `text ${index}`);
  const counted = new Proxy(texts, {
    get(target, key, receiver) {
      reads += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  const config = { type: 'list' as const, value: counted };
  const result = inputKind.constant?.(config);
  expect(result?.branches).toHaveLength(10_000);
  expect(reads).toBeLessThan(50_000);
  const ctx = testContext(fanOutKind, { config: { by: 'json' }, inputs: { input: texts } });
  expect((await fanOutKind.run(ctx)).branches?.at(-1)).toEqual({ value: 'text 9999', label: 'text 9999' });
});
