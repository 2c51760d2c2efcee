import { expect, test } from 'vitest';
import { compose, fillIn, templateConfig } from '../testing.fixture.ts';
import { countWords } from '../text/shorten.ts';

const texts = templateConfig('compare-models', 'texts').value as { name: string; text: string }[];
const instructions = templateConfig('compare-models', 'prompts').perspectives as {
  name: string;
  instructions: string;
}[];
const { prompt, system } = templateConfig('compare-models', 'answer');
const article = String(templateConfig('five-headlines', 'article').value);

function apply(name: string, text: string): string {
  const instruction = instructions.find((perspective) => perspective.name === name)?.instructions ?? '';
  const filled = fillIn(prompt, { 'input.input.instructions': instruction, 'input.input.input': text });
  return compose({ system: String(system), prompt: filled }).text;
}

test.each(texts)('one sentence about $name keeps to its 25 words', ({ text }) => {
  const said = apply('One sentence', text);
  expect(said).toMatch(/^\p{Lu}[^\n]*\.$/u);
  expect(countWords(said)).toBeLessThanOrEqual(25);
});

test.each(texts)('three points about $name, each of at most 15 words and different', ({ text }) => {
  const points = apply('Three points', text).split('\n');
  expect(points).toHaveLength(3);
  expect(new Set(points).size).toBe(3);
  for (const point of points) {
    expect(point).toMatch(/^- \p{Lu}.*\.$/u);
    expect(countWords(point)).toBeLessThanOrEqual(15);
  }
});

test.each([
  ['Complaint', ['negative', 'mixed']],
  ['Minutes', ['neutral']],
  ['Weather', ['neutral']],
  ['Review', ['mixed']],
])('the tone of %s is one word', (name, tones) => {
  expect(tones).toContain(apply('Tone', texts.find((item) => item.name === name)?.text ?? ''));
});

test('headlines are bare, short, and not all the same', () => {
  const { prompt: ask, temperature } = templateConfig('five-headlines', 'headline');
  const lines = Array.from(
    { length: 20 },
    (_, seed) => compose({ prompt: fillIn(ask, { article }), temperature: Number(temperature) }, seed).text,
  );
  for (const line of lines) {
    expect(line).not.toMatch(/[.\n"“]$|^The /);
    expect(countWords(line)).toBeLessThanOrEqual(12);
  }
  expect(new Set(lines).size).toBeGreaterThan(3);
});

test('a juror copies one of the headlines word for word', () => {
  const { prompt: ask, system: taste } = templateConfig('five-headlines', 'ballot');
  const headlines = [
    'Library to open at night',
    'Elmstad library to be open day and night from 1 March',
    'A warm place with chairs',
  ];
  const filled = fillIn(ask, { article, 'reader.input': headlines.join('\n') });
  const sceptic = fillIn(taste, {
    'reader.instructions': 'You distrust headlines. You prefer the one that is most exact.',
  });
  expect(compose({ system: sceptic, prompt: filled }).text).toBe(headlines[1]);
  const brief = fillIn(taste, { 'reader.instructions': 'You want short words.' });
  expect(compose({ system: brief, prompt: filled }).text).not.toBe(headlines[1]);
});

test('keywords, names and figures are listed', () => {
  const minutes = texts.find(({ name }) => name === 'Minutes')?.text ?? '';
  expect(compose({ prompt: `List the people named in the text.\n\n${minutes}` }).text).toContain('Farkas');
  expect(compose({ prompt: `List the figures in the text.\n\n${minutes}` }).text).toContain('€66');
  expect(compose({ prompt: `Extract five keywords.\n\n${minutes}` }).text.split(', ')).toHaveLength(5);
});
