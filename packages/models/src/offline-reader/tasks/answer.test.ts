import { expect, test } from 'vitest';
import { compose, fillIn, templateConfig } from '../testing.fixture.ts';

const { system, prompt, temperature } = templateConfig('nine-answers', 'answer');
const passage = String(templateConfig('nine-answers', 'passage').value);

function answer(question: string, at = 0, seed = 1): string {
  const { text } = compose(
    { system: String(system), prompt: fillIn(prompt, { passage, question }), temperature: at },
    seed,
  );
  return text.split('\n').at(-1) ?? '';
}

test.each([
  ['How many seats are sold for the first crossing on a winter weekday in term time?', 'Answer: 88'],
  ['How many seats are sold for each crossing between May and September?', 'Answer: 164'],
  ['How many persons is the ferry licensed for?', 'Answer: 190'],
  ['On how many mornings was the first crossing sold out last winter?', 'Answer: 41'],
  ['How many seats does the second boat have?', 'Answer: 75'],
  ['Since when has the ferry crossed the sound?', 'Answer: 1962'],
])('%s', (question, last) => {
  expect(answer(question)).toBe(last);
});

test('works out a difference, and says so', () => {
  const text = 'A baker made 90 rolls in the morning. He sold 64 rolls before noon.';
  const { text: said } = compose({ prompt: `${text}\n\nHow many rolls are left?` });
  expect(said).toContain('90 − 64 = 26');
  expect(said).toMatch(/Answer: 26$/);
});

test('adds what is asked in total', () => {
  const text = 'Ann sold 12 tickets on Friday. She sold 30 tickets on Saturday and 8 tickets on Sunday.';
  expect(compose({ prompt: `${text}\n\nHow many tickets did Ann sell in total?` }).text).toMatch(
    /Answer: 50$/,
  );
});

test('many answers differ, but the right one leads', () => {
  const question = String(templateConfig('nine-answers', 'question').value);
  const answers = Array.from({ length: 90 }, (_, seed) => answer(question, Number(temperature), seed));
  const right = answers.filter((line) => line === 'Answer: 88').length;
  expect(right).toBeGreaterThan(54);
  expect(right).toBeLessThan(90);
});

test('answers a question of words by the sentence that says it', () => {
  const source = 'The mill closed in 1998. Hanne Oduya has led the trust since 2009. The river is clean.';
  expect(compose({ prompt: `${source}\n\nWho has led the trust?` }).text).toContain('Hanne Oduya');
  expect(compose({ prompt: `${source}\n\nWhat is the capital of Peru?` }).text).toContain('does not say');
});

test('without a text it says that it knows nothing', () => {
  expect(compose({ prompt: 'How many moons does Jupiter have?' }).text).toContain(
    'There is no text to answer from',
  );
});
