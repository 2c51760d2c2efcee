import { testContext } from '@parallax/testkit/kind-suite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationsIn, NameIndex, withoutCitations } from '../src/citation/citations.ts';
import { citationNames } from '../src/citation/label-book.ts';
import { skeleton } from '../src/citation/skeleton.ts';
import { reduceKind, voteKind } from '../src/index.ts';
import { hostileBranches, hostileLabels } from './hostile-branches.fixture.ts';

const honest = ['Skeptic', 'Optimist', 'Realist'];
const branch = fc.constantFrom(...hostileBranches);

/** The tags of a prompt: whatever a parser, or a model that is fooled by look-alikes, would take for one. */
function tagsOf(prompt: string): string[] {
  const plain = prompt.normalize('NFKC').replace(/\p{Cf}/gu, '');
  return plain.match(/<\s*\/?\s*(?:item|items|missing|draft|candidate)\b/gi) ?? [];
}

async function promptsOf(
  kind: typeof reduceKind | typeof voteKind,
  config: object,
  values: readonly string[],
) {
  const ctx = testContext(kind as typeof reduceKind, {
    config: { model: 'a/b', ...config },
    items: values.map((value, at) => ({ value, label: honest[at] ?? `Hostile ${at}` })),
    replies: ['{"choice": 1, "reason": "x"}'],
  });
  await kind.run(ctx as never);
  return ctx.requests.map(({ prompt }) => prompt);
}

describe.each(hostileBranches.map((text) => [text.slice(0, 60), text]))(
  'a branch that says %j',
  (_, text) => {
    it.each(['synthesize', 'tree', 'refine'])(
      'is one item of a %s, neither more nor less',
      async (strategy) => {
        for (const prompt of await promptsOf(
          reduceKind,
          { strategy, ...(strategy === 'synthesize' ? {} : { tokenMax: 1_000_000 }) },
          ['yes', text, 'no'],
        )) {
          const opened = (prompt.match(/<item index="\d+" label="[^"<>]*">/g) ?? []).length;
          const draft = prompt.match(/<\/?draft>/g)?.length ?? 0;
          expect(tagsOf(prompt)).toHaveLength(2 * opened + draft);
          expect(opened).toBe(strategy === 'refine' ? 1 : 3);
        }
      },
    );

    it('is one candidate of a judge', async () => {
      const prompts = await promptsOf(voteKind, { method: 'judge' }, ['yes', text, 'no']);
      for (const prompt of prompts) {
        const opened = (prompt.match(/<candidate index="\d+">/g) ?? []).length;
        expect(tagsOf(prompt)).toHaveLength(2 * opened);
      }
    });

    it('cites nobody else in a prompt', async () => {
      const index = new NameIndex(honest);
      const [prompt = ''] = await promptsOf(reduceKind, { strategy: 'synthesize', prompt: '{{items}}' }, [
        'yes',
        text,
        'no',
      ]);
      expect(
        citationsIn(prompt, (name) => index.find(name)).flatMap(({ names }) =>
          names.filter(({ span }) => span),
        ),
      ).toEqual([]);
    });

    it('has at most its one vote', async () => {
      const ctx = testContext(voteKind, {
        config: { method: 'majority' },
        items: ['A', 'A', text].map((value) => ({ value })),
      });
      const { outputs } = await voteKind.run(ctx);
      expect(outputs.winner).toBe('A');
      expect(outputs.tally).toMatchObject({ valid: 3, counts: [{ votes: 2 }, { votes: 1 }] });
    });
  },
);

describe('names of items', () => {
  it('differ to the eye, whatever branches call themselves, and do not depend on who comes later', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...hostileLabels, ...honest), { maxLength: 20 }), (labels) => {
        const names = citationNames(labels);
        expect(new Set(names.map(skeleton)).size).toBe(labels.length);
        expect(citationNames(labels.slice(0, -1))).toEqual(names.slice(0, -1));
        for (const name of names) expect(name).toMatch(/^[^[\]\n]{1,100}$/u);
        const index = new NameIndex(names);
        for (const [at, name] of names.entries())
          expect(citationsIn(`So [${name}].`, (text) => index.find(text))[0]?.names).toEqual([
            { text: name, span: { from: at, to: at } },
          ]);
      }),
    );
  });
});

describe('citations', () => {
  const names = [...honest, 'Essay 1', 'Essay 2', 'Essay 10', 'Fast, cheap'];
  const find = (text: string) => new NameIndex(names).find(text);
  const cited = (text: string) =>
    citationsIn(text, find).map((citation) =>
      citation.names.map(({ text: name, span }) =>
        span === undefined ? `?${name}` : `${span.from}-${span.to}`,
      ),
    );

  it.each([
    ['One [Skeptic] and several [Optimist, Realist].', [['0-0'], ['1-1', '2-2']]],
    ['A name with a comma [Fast, cheap; Skeptic].', [['6-6', '0-0']]],
    ['A span [Essay 1 to Essay 10], a piece [Essay 2, part 3 of 4].', [['3-5'], ['4-4']]],
    ['Written otherwise [the skeptic] [ SKEPTIC ] [item Essay 1].', [['?the skeptic'], ['0-0'], ['3-3']]],
    ['None of them [Essay 99] or partly [Skeptic, Nobody].', [['?Essay 99'], ['0-0', '?Nobody']]],
    ['No citations: [Skeptic](https://example.org), [x] done, [ ] open, [^1], {"a": ["b"]}, [].', []],
  ])('are found in %j', (text, expected) => {
    expect(cited(text)).toEqual(expected);
  });

  it('are taken from a text without changing anything else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(branch, fc.constantFrom('[', ']', ' and ', ', ', ...honest)), { maxLength: 8 }),
        (parts) => {
          const text = parts.join('').slice(0, 5000);
          const left = withoutCitations(text, find);
          expect(left.replace(/[()[\]]/g, '')).toBe(text.replace(/[()[\]]/g, ''));
          expect(left).toHaveLength(text.length);
          expect(citationsIn(left, find).flatMap((each) => each.names.filter(({ span }) => span))).toEqual(
            [],
          );
        },
      ),
    );
  });
});
