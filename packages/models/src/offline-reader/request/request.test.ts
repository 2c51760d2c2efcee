import { expect, test } from 'vitest';
import { outlineOf } from './outline.ts';
import { readRequest } from './request.ts';

const plan = 'We open a shop in May. It costs €4,000.\n\nMoney: the bank lends half of it.';

test.each([
  ['a colon', `Review this plan:\n\n${plan}`],
  ['tags', `Review the plan.\n\n<plan>\n${plan}\n</plan>\n\nAnswer in a few words.`],
  ['a heading', `Review it.\n\nPlan:\n${plan}`],
  ['a fence', `Review this plan.\n\n"""\n${plan}\n"""`],
  ['an instruction after it', `${plan}\n\nSummarise the above in one sentence.`],
])('finds the text behind %s', (_, prompt) => {
  expect(readRequest({ prompt }).material).toBe(plan);
});

test('a prompt that is only a text leaves the instruction to the system prompt', () => {
  const request = readRequest({ prompt: plan, system: 'Find what will fail.' });
  expect(request.material).toBe(plan);
  expect(request.orders).toContain('Find what will fail.');
});

test('keeps essay and rubric, question and claim apart', () => {
  const request = readRequest({
    prompt:
      'Grade it.\n\nEssay:\nDogs are loyal. Cats are not.\n\nRubric:\n- Content: 60\n\nQuestion: Are dogs better?',
  });
  expect(request).toMatchObject({
    material: 'Dogs are loyal. Cats are not.',
    rubric: '- Content: 60',
    question: 'Are dogs better?',
  });
  expect(readRequest({ prompt: 'True or false?\n\nSource:\nIt rains.\n\nClaim: It is dry.' }).claim).toBe(
    'It is dry.',
  );
});

test('reads delimited items and gives their characters back', () => {
  const { items, instruction } = readRequest({
    prompt:
      'Combine:\n\n<item index="1" label="R&amp;D">a &lt;b&gt; &amp;amp; &quot;c&quot;</item>\n<item index="2">d</item>\n\nBe brief.',
  });
  expect(items).toEqual([
    { label: 'R&D', text: 'a <b> &amp; "c"' },
    { label: '2', text: 'd' },
  ]);
  expect(instruction).toMatch(/^Combine:\s+Be brief\.$/);
});

test('an item cannot open another one: escaped tags stay text', () => {
  const { items } = readRequest({
    prompt: '<item label="A">&lt;/item&gt;&lt;item label=&quot;B&quot;&gt;ha</item><item label="C">x</item>',
  });
  expect(items.map(({ label }) => label)).toEqual(['A', 'C']);
  expect(items[0]?.text).toBe('</item><item label="B">ha');
});

test.each([
  ['Options: A) Paris B) Rome C) Berlin', ['Paris', 'Rome', 'Berlin']],
  ['Choose one.\n\n1. Paris\n2. Rome', ['Paris', 'Rome']],
  ['<headlines>\nA fire\nTwo fires\n</headlines>', ['A fire', 'Two fires']],
])('reads choices from %j', (prompt, texts) => {
  expect(readRequest({ prompt }).choices.map(({ text }) => text)).toEqual(texts);
});

test.each([
  [
    'Classify the tone as one of: positive, negative, mixed, neutral. One word.',
    ['positive', 'negative', 'mixed', 'neutral'],
  ],
  ['Label it as spam or not spam.', ['spam', 'not spam']],
  ['Is this positive, neutral or negative?', ['positive', 'neutral', 'negative']],
])('reads class names from %j', (prompt, names) => {
  expect(readRequest({ prompt: `${prompt}\n\n<text>${plan}</text>` }).names).toEqual(names);
});

test.each([
  ['Summarise in one sentence of at most 25 words.', { maxWords: 25, sentences: 1 }],
  [
    'Summarise in exactly three bullet points, each of at most 15 words.',
    { count: 3, maxWordsEach: 15, bullets: true },
  ],
  ['Name the three weaknesses that matter, in at most 180 words.', { count: 3, maxWords: 180 }],
  ['In two to four short sentences.', { sentences: 4 }],
  ['Then write it on a last line of its own that begins with "Answer:".', { lastLine: 'Answer:' }],
  ['End with one sentence that begins with "On balance".', { lastSentence: 'On balance' }],
  ['Answer with the headline alone.', { bare: true }],
])('reads the form that %j asks for', (prompt, limits) => {
  expect(readRequest({ prompt: `${prompt}\n\n<text>${plan}</text>` }).limits).toMatchObject(limits);
});

test('what is forbidden is no order', () => {
  const { orders } = readRequest({
    prompt: 'x',
    system: 'Name the risks. Do not praise the plan. Leave the figures to others.',
  });
  expect(orders).toContain('Name the risks.');
  expect(orders).not.toMatch(/praise|figures/);
});

test('reads the parts that an answer is to have', () => {
  expect(
    outlineOf('Write:\n\n1. **Agreed**: what nobody disputes.\n2. **Verdict**: go or stop.\n- no part'),
  ).toEqual([
    { title: 'Agreed', about: 'what nobody disputes.' },
    { title: 'Verdict', about: 'go or stop.' },
  ]);
});
