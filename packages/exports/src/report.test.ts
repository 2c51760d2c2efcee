import type { Json } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { nested } from './markdown.ts';
import { nodeState, ranWith, textOf } from './ran.fixture.ts';

describe('the report', () => {
  it('says what was run, what came, what is missing and what it took', async () => {
    const text = await textOf(
      ranWith(['# Answer\n\nGood.', { score: 1 }], {
        status: 'partial',
        startedAt: Date.UTC(2026, 10, 24, 23, 10),
        endedAt: Date.UTC(2026, 10, 24, 23, 10, 2),
        missing: [{ node: 'grade', task: 'grade@docs:3', path: [], label: 'Doc 3', outcome: 'timeout' }],
        totals: {
          tasks: 3,
          calls: 3,
          retries: 1,
          inputTokens: 1200,
          outputTokens: 300,
          costUsd: 0.5,
          taskMs: 8000,
          estimated: false,
        },
        nodes: {
          grade: nodeState([
            {
              task: 'grade@docs:0',
              path: [],
              status: 'ok',
              attempts: 2,
              model: 'openai/small',
              output: 'x',
              ms: 100,
              usage: { calls: 3, inputTokens: 1200, outputTokens: 300, costUsd: 0.5 },
            },
          ]),
        },
      }),
      'md',
    );
    expect(text).toContain(
      '# Grades\n\n**Done, but not complete** · 2026-11-24 23:10 UTC · 2.0 s · 3 calls · 4.0 × as fast',
    );
    expect(text).toContain('### Grades\n\n#### Doc 0\n\n##### Answer\n\nGood.\n\n#### Doc 1\n\n```json\n');
    expect(text).toContain('- Grade, Doc 3: timeout');
    expect(text).toContain('| Grade | agent | openai/small | 1 | 0 |');
    expect(text).toContain('**Essays**: 2 items\n\n```\none\ntwo\n```');
    expect(text).toContain('| openai/small | 3 | 1200 | 300 | $0.5000 |');
    expect(text).toContain('Run `r1`');
  });

  it('counts the votes', async () => {
    const tally: Json = {
      winner: 'B',
      status: 'decided',
      reason: '2 of 3 say B.',
      method: 'majority',
      counts: [
        { value: 'B', votes: 2, share: 2 / 3 },
        { value: 'A', votes: 1, share: 1 / 3 },
      ],
      unit: 'votes',
      rounds: null,
      condorcet: null,
      judged: null,
      valid: 3,
      abstained: 0,
      failed: 0,
      total: 3,
      share: 2 / 3,
      margin: 1 / 3,
      entropy: 0.9,
      pLeader: 0.7,
      samplesUsed: 3,
      samplesSaved: 0,
      samplesPossible: 3,
      stopReason: 'all',
      ballots: [],
    };
    const task = {
      task: 'grade',
      path: [],
      status: 'ok' as const,
      attempts: 1,
      output: { winner: 'B', tally },
    };
    const text = await textOf(ranWith([], { nodes: { grade: nodeState([task]) } }), 'md');
    expect(text).toContain(
      '## Votes\n\n### Grade\n\n2 of 3 say B.\n\n| Choice | votes | Share |\n| --- | --: | --- |\n| B | 2 | 66.7% |',
    );
  });
});

describe('an answer in a document', () => {
  it('has its headings below the one that it stands under, all by the same', () => {
    expect(nested('# A\ntext\n## B\n#no heading', 3)).toBe('#### A\ntext\n##### B\n#no heading');
    expect(nested('### A', 2)).toBe('### A');
    expect(nested('# A\n###### B', 4)).toBe('##### A\n###### B');
  });

  it('keeps code as it is and cannot take what follows into a block that it left open', () => {
    expect(nested('```sh\n# comment\n```\n# A', 2)).toBe('```sh\n# comment\n```\n### A');
    expect(nested('~~~\n# never closed', 2)).toBe('~~~\n# never closed\n~~~');
  });
});
