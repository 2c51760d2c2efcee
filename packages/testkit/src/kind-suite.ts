import type { Kind, Result } from '@parallax/engine';
import { jsonSchema, type Range } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { type TestContext, type TestTask, testContext, withUnknownKey } from './kind-suite-context.ts';

export { type TestContext, type TestItem, type TestTask, testContext } from './kind-suite-context.ts';

/** A task that a kind is expected to finish. */
export interface KindCase extends TestTask {
  readonly name: string;
}

/**
 * What every kind has to keep, whatever it does. Give it cases that together use each way of working once.
 *
 * @example kindSuite(agentKind, [{ name: 'answers', config: { prompt: '{{q}}' }, inputs: { q: 'Why?' }, replies: ['So.'] }]);
 */
export function kindSuite<C>(kind: Kind<C>, cases: readonly KindCase[]): void {
  describe(`the contract of ${kind.kind}`, () => {
    it('describes itself for the palette', () => {
      expect(kind.kind).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(kind.version).toBeGreaterThanOrEqual(1);
      expect(kind.title).toMatch(/^\S.*\S$/);
      expect(kind.summary).toMatch(/^[A-Z].*\.$/);
    });

    it('takes an empty config, or says what it needs', () => {
      const parsed = kind.config.safeParse({});
      if (parsed.success) expect(() => kind.check?.(parsed.data)).not.toThrow();
      else for (const issue of parsed.error.issues) expect(issue.message).not.toBe('');
    });

    describe.each(cases)('$name', (task) => {
      itKeepsItsConfig(kind, task);
      itKeepsItsPorts(kind, task);
      itKeepsItsResult(kind, task);
      itKeepsItsPredictions(kind, task);
    });
  });
}

function itKeepsItsConfig<C>(kind: Kind<C>, task: KindCase): void {
  it('refuses unknown keys and parses its own output unchanged', () => {
    const { config } = testContext(kind, task);
    expect(kind.config.safeParse(withUnknownKey(task.config)).success).toBe(false);
    expect(kind.config.parse(config)).toEqual(config);
    expect(JSON.parse(JSON.stringify(config))).toEqual(config);
  });
}

function itKeepsItsPorts<C>(kind: Kind<C>, task: KindCase): void {
  it('has ports that are stable and unique', () => {
    const { config } = testContext(kind, task);
    const { inputs, outputs } = kind.ports(config);
    expect(kind.ports(config)).toEqual({ inputs, outputs });
    for (const ports of [inputs, outputs]) {
      expect(new Set(ports.map((port) => port.name)).size).toBe(ports.length);
    }
    const opened = kind.widen?.(config)?.port;
    if (opened !== undefined) expect(outputs.map((port) => port.name)).toContain(opened);
  });
}

function itKeepsItsResult<C>(kind: Kind<C>, task: KindCase): void {
  it('returns JSON, a value for each port, and branches where it opens a scope', async () => {
    const ctx = testContext(kind, task);
    const result = await kind.run(ctx);
    const opened = kind.widen?.(ctx.config)?.port;
    const names = kind.ports(ctx.config).outputs.map((port) => port.name);
    expect(Object.keys(result.outputs).sort()).toEqual(names.filter((name) => name !== opened).sort());
    expect(result.branches !== undefined).toBe(opened !== undefined);
    expect(() => jsonSchema.parse(result.outputs)).not.toThrow();
    for (const branch of result.branches ?? []) expect(() => jsonSchema.parse(branch.value)).not.toThrow();
    for (const { data } of ctx.published) expect(() => jsonSchema.parse(data)).not.toThrow();
    expect(plain(result)).toEqual(result);
  });

  it('returns the same for the same', async () => {
    const first = testContext(kind, task);
    const second = testContext(kind, task);
    expect(await kind.run(first)).toEqual(await kind.run(second));
    expect(first.requests).toEqual(second.requests);
    expect(first.published).toEqual(second.published);
  });
}

function itKeepsItsPredictions<C>(kind: Kind<C>, task: KindCase): void {
  it('does what it told before the run', async () => {
    const ctx = testContext(kind, task);
    const result = await kind.run(ctx);
    const constant = kind.constant?.(ctx.config);
    if (constant !== undefined) expect(constant).toEqual(result);
    if (result.branches !== undefined) expectWidth(kind, ctx, result.branches.length);
    const models = ctx.requests.map((request) => request.model);
    if (models.length > 0) expect(models).toContain(kind.model?.(ctx.config, ctx.inputs));
    const items = { min: ctx.items.length, max: ctx.items.length };
    const estimate = kind.estimate?.(ctx.config, { inputTokens: { min: 10, max: null }, items });
    expectWithin(ctx.requests.length, estimate?.calls ?? { min: 0, max: 0 });
  });
}

function expectWidth<C>(kind: Kind<C>, ctx: TestContext<C>, branches: number): void {
  const [input] = Object.values(ctx.inputs);
  if (kind.width === undefined) return;
  expectWithin(branches, kind.width(ctx.config, undefined));
  expectWithin(branches, kind.width(ctx.config, input));
}

function expectWithin(value: number, { min, max }: Range): void {
  expect(value).toBeGreaterThanOrEqual(min);
  expect(value).toBeLessThanOrEqual(max ?? Number.POSITIVE_INFINITY);
}

function plain(result: Result): unknown {
  return JSON.parse(JSON.stringify(result));
}
