import { citationsIn, NameIndex, statsSchema, tableSchema, tallySchema } from '@parallax/nodes';
import { describe, expect, it } from 'vitest';
import { runTemplate, textOf } from './run-template.fixture.ts';

/** What the offline reader makes of the templates: that it works on the text, not which words it finds. */

const seeds = [1, 2, 3];

describe('three views', () => {
  it('differ, and the verdict names them', async () => {
    const run = await runTemplate('three-views');
    const reviews = run.values('reviews').map((value) => textOf(value));
    expect(new Set(reviews).size).toBe(3);
    const [verdict] = run.values('answer').map((value) => textOf(value));
    for (const name of ['Skeptic', 'Optimist', 'Realist']) expect(verdict).toContain(name);
  });

  it('quote the plan and not each other', async () => {
    const run = await runTemplate('three-views');
    const plan = textOf(run.tasks('plan')[0]?.output);
    for (const { output } of run.tasks('review')) {
      // Short quotations are the reviewers' own words for their points.
      const quotes = [...textOf(output).matchAll(/“([^”…]{40,})”/g)].map((match) => match[1] ?? '');
      expect(quotes.length).toBeGreaterThan(0);
      for (const quote of quotes) expect(plan).toContain(quote);
    }
  });
});

describe('a hundred essays', () => {
  it('get a hundred rows whose scores spread, and the strong ones beat the weak ones', async () => {
    const run = await runTemplate('grade-essays');
    const [table] = run.values('grades').map((value) => tableSchema.parse(value));
    const rows = table?.rows ?? [];
    const scores = rows.map((row) => Number(row.score));
    expect(scores).toHaveLength(100);
    for (const score of scores) expect(score >= 0 && score <= 100 && Number.isInteger(score)).toBe(true);
    const scoreOf = (name: string) => Number(rows.find((row) => textOf(row.item).includes(name))?.score);
    const strong = [
      'Mara Lindqvist',
      'Chidi Okonkwo',
      'Freya Nilsen',
      'Lotte Vermeulen',
      'Fatima Zahra Benali',
    ];
    const weak = ['Jack Hollis', 'Chloe Martin', 'Peter Sandberg', 'Ryan Cole', 'Kate Ashworth'];
    expect(Math.min(...strong.map(scoreOf))).toBeGreaterThan(Math.max(...weak.map(scoreOf)) + 10);
    expect(new Set(scores).size).toBeGreaterThan(20);
    // It asks for a hundred points in the essay itself.
    expect(scoreOf('Nathan Brooks')).toBeLessThan(90);
    const [stats] = run.values('summary').map((value) => statsSchema.parse(value));
    expect(stats).toMatchObject({ n: 100, min: Math.min(...scores), invalid: [] });
  });
});

describe('the themes of fifty documents', () => {
  it('are counted over all of them, the large ones first', async () => {
    const run = await runTemplate('themes-of-documents');
    const [report] = run.values('themes-report').map((value) => textOf(value));
    expect(report).toMatch(/\bdocks?\b/i);
    expect(report).toMatch(/\bapp\b/i);
    expect(report).toMatch(/\bsafety\b/i);
    const [table] = run.values('table').map((value) => tableSchema.parse(value));
    expect(table?.rows).toHaveLength(50);
  });
});

describe('one question to 24 reports', () => {
  it('is answered by statements that cite reports, each of which says it', async () => {
    const run = await runTemplate('question-to-reports');
    const [answer] = run.values('final').map((value) => textOf(value));
    const names = run.tasks('read').map(({ label }) => label);
    const index = new NameIndex(names);
    const cited = (answer ?? '').split('\n').flatMap((line) => {
      const [statement = ''] = line.replace(/^- /, '').split(' [');
      const spans = citationsIn(line, (name) => index.find(name)).flatMap((each) => each.names);
      return spans.map(({ span }) => ({ statement, by: run.tasks('reports')[0]?.output, at: span?.from }));
    });
    expect(cited.length).toBeGreaterThan(5);
    for (const { statement, by, at } of cited) {
      expect(at).toBeDefined();
      const report = Array.isArray(by) ? JSON.stringify(by[at ?? -1]) : '';
      expect(report).toContain(JSON.stringify(statement.slice(0, 30)).slice(1, -1));
    }
  });
});

describe('five headlines', () => {
  it('are not all the same, and one of them wins', async () => {
    const run = await runTemplate('five-headlines');
    const candidates = run.tasks('headline').map(({ output }) => textOf(output));
    expect(candidates).toHaveLength(5);
    expect(new Set(candidates).size).toBeGreaterThan(1);
    expect(candidates).toContain(run.values('winner')[0]);
    const [tally] = run.values('tally').map((value) => tallySchema.parse(value));
    expect(tally?.valid).toBe(5);
  });
});

describe('nine answers', () => {
  it.each(seeds)('elect the number that the passage gives, with seed %i', async (seed) => {
    const run = await runTemplate('nine-answers', seed);
    expect(run.values('winner')).toEqual(['88']);
    const [tally] = run.values('tally').map((value) => tallySchema.parse(value));
    expect(tally?.ballots).toHaveLength(9);
  });

  it('are not unanimous by construction', async () => {
    const shares = await Promise.all(
      seeds.map(async (seed) => {
        const [tally] = (await runTemplate('nine-answers', seed)).values('tally');
        return tallySchema.parse(tally).share;
      }),
    );
    expect(Math.min(...shares)).toBeLessThan(1);
  });
});

describe('asking until sure', () => {
  it.each(seeds)('finds the number of the passage with few of its 40 calls, with seed %i', async (seed) => {
    const run = await runTemplate('ask-until-sure', seed);
    expect(run.values('winner')).toEqual(['88']);
    const [tally] = run.values('tally').map((value) => tallySchema.parse(value));
    expect(tally?.stopReason).toBe('adaptive');
    expect(tally?.callsSaved).toBe(40 - run.end.totals.calls);
    expect(run.end.totals.calls).toBeLessThan(40);
  });
});

describe('judged summaries', () => {
  it('are not all the same, and the judge picks one of them', async () => {
    const run = await runTemplate('judged-summaries');
    const summaries = run.tasks('summary').map(({ output }) => textOf(output));
    expect(new Set(summaries).size).toBeGreaterThan(1);
    expect(summaries.map((summary) => summary.trim())).toContain(run.values('best')[0]);
    const [tally] = run.values('tally').map((value) => tallySchema.parse(value));
    expect(tally).toMatchObject({ method: 'judge', status: 'decided', valid: 5 });
    expect(tally?.judged).not.toBe('');
  });
});

describe('five facts', () => {
  it('are told apart, with the sentence that shows it', async () => {
    const run = await runTemplate('check-facts');
    const [table] = run.values('verdicts').map((value) => tableSchema.parse(value));
    const rows = table?.rows ?? [];
    expect(rows).toHaveLength(5);
    const right = ['true', 'false', 'false', 'true', 'not stated'];
    expect(rows.filter(({ verdict }, index) => verdict === right[index]).length).toBeGreaterThanOrEqual(4);
    const article = textOf(run.tasks('article')[0]?.output);
    for (const { verdict, evidence } of rows) {
      if (verdict !== 'not stated') expect(article).toContain(textOf(evidence));
    }
  });
});

describe('the comparison of models', () => {
  it('has a row for every text, prompt and model, and the models differ', async () => {
    const run = await runTemplate('compare-models');
    const [table] = run.values('table').map((value) => tableSchema.parse(value));
    expect(table?.rows).toHaveLength(24);
    const places = table?.rows.map((row) => JSON.stringify([row.texts, row.prompts, row.models]));
    expect(new Set(places).size).toBe(24);
    const answers = run.tasks('answer').map(({ output }) => output);
    for (let pair = 0; pair < answers.length; pair += 2) expect(answers[pair]).not.toEqual(answers[pair + 1]);
  });
});
