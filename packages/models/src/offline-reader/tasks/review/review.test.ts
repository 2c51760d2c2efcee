import { expect, test } from 'vitest';
import { compose, fillIn, templateConfig } from '../../testing.fixture.ts';

const { prompt } = templateConfig('three-views', 'review');
const plan = String(templateConfig('three-views', 'plan').value);
const perspectives = templateConfig('three-views', 'views').perspectives as {
  name: string;
  instructions: string;
}[];

function review(name: string, text = plan, seed = 1, temperature = 0): string {
  const system = perspectives.find((perspective) => perspective.name === name)?.instructions ?? '';
  return compose({ system, prompt: fillIn(prompt, { 'input.input': text }), temperature }, seed).text;
}

test('three views of one plan are three texts, within their words', () => {
  const texts = perspectives.map(({ name }) => review(name));
  expect(new Set(texts).size).toBe(3);
  for (const text of texts) expect(text.split(/\s+/).length).toBeLessThanOrEqual(180);
});

test('the skeptic names three weaknesses and works out what the plan leaves open', () => {
  const text = review('Skeptic');
  expect(text.match(/^\d\. \*\*/gm)).toHaveLength(3);
  expect(text).toContain('€8,900 − €4,900 = €4,000');
  expect(text).toContain('The money is not secured');
});

test('the optimist counts the survey', () => {
  expect(review('Optimist')).toContain('131 of 212 is 62%');
});

test('the realist sets both sides against each other and ends on balance', () => {
  const text = review('Realist');
  expect(text).toContain('**For it:**');
  expect(text).toContain('**Against it:**');
  expect(text.split('\n').at(-1)).toMatch(/^On balance/);
});

test('quotes are the plan’s own words', () => {
  for (const { name } of perspectives) {
    for (const [, quoted = ''] of review(name).matchAll(/“(?:… )?([A-Z][^”]{20,}?)(?: …)?”/g)) {
      expect(plan.replaceAll(/["“”]/g, "'")).toContain(quoted);
    }
  }
});

test('a plan without money, dates or people is told so', () => {
  const text = review(
    'Skeptic',
    'A garden would be nice. It could grow flowers. Bees would come to the flowers.',
  );
  expect(text).toMatch(/There is no budget|There is no date|There is no way back|Success is not defined/);
});

test('seeds vary what is picked at a temperature', () => {
  const texts = Array.from({ length: 6 }, (_, seed) => review('Skeptic', plan, seed, 0.9));
  expect(new Set(texts).size).toBeGreaterThan(1);
});
