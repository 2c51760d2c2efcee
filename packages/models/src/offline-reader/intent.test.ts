import type { Json } from '@parallax/schema';
import { expect, test } from 'vitest';
import { type Intent, intentOf } from './intent.ts';
import { readRequest } from './request/request.ts';
import { delimit } from './testing.fixture.ts';

const text =
  'The bakery on Mill Street opens at six. Its owner, Ada Brandt, bakes forty loaves before breakfast, and sells all of them.';
const two = delimit([
  { label: 'Skeptic', text: 'It will fail.' },
  { label: 'Optimist', text: 'It will work.' },
]);

const cases: readonly [Intent, string, string?, Json?][] = [
  ['summarise', `Summarise the text below in two sentences.\n\n${text}`],
  ['summarise', `TL;DR\n\n${text}`],
  ['summarise', `Give me the key points:\n\n${text}`],
  ['summarise', text, 'You summarize texts in exactly three bullet points.'],
  ['themes', `Find the themes of this document:\n\n${text}`],
  ['themes', `<document>\n${text}\n</document>\n\nWhich topics does it deal with?`],
  ['themes', `What are the main themes?\n\n${text}`],
  ['keywords', `Extract five keywords from this text:\n\n${text}`],
  ['keywords', `List the people named in the text.\n\n${text}`],
  ['grade', `Grade this essay from 0 to 100.\n\nEssay:\n${text}`],
  ['grade', `Essay:\n${text}\n\nRubric:\n- Content: 60 points\n- Language: 40 points`],
  ['grade', `How good is this?\n\n${text}`, 'Score the essay out of 10.'],
  ['criticise', `Review this plan:\n\n${text}`, 'Find what will fail.'],
  ['criticise', `Criticise the proposal.\n\n${text}`],
  ['criticise', `What could go wrong with this plan?\n\n${text}`],
  [
    'criticise',
    `Review the plan below.\n\n<plan>${text}</plan>`,
    'You are a skeptic. Do not praise the plan.',
  ],
  ['defend', `Review this plan:\n\n${text}`, 'Find what will work.'],
  ['defend', `Name the strengths of the plan.\n\n${text}`, 'You are an optimist. Leave the risks to others.'],
  ['weigh', `Review this plan:\n\n${text}`, 'Weigh both.'],
  ['weigh', `List the pros and cons.\n\n${text}`],
  ['weigh', `Review this plan:\n\n${text}`],
  ['headline', `Write a headline for this article.\n\n${text}`],
  ['headline', `Propose a title of at most five words:\n\n${text}`],
  [
    'classify',
    `Classify the tone of the text as one of: positive, negative, mixed. Answer with that one word.\n\n${text}`,
  ],
  ['classify', `Is this e-mail spam or not spam?\n\n${text}\n\nClassify it.`],
  ['choose', `Which of the headlines is the best?\n\n<headlines>\nA bakery\nForty loaves\n</headlines>`],
  ['choose', 'Choose the best answer.\n\nA) Paris\nB) Rome\nC) Berlin'],
  [
    'choose',
    `Which of these answers is the best? Pick one.\n\n<item index="1" label="1">Paris</item><item index="2" label="2">Rome</item>`,
  ],
  [
    'check',
    `Is the claim true, false or not stated?\n\nSource:\n${text}\n\nClaim: The bakery opens at seven.`,
  ],
  ['check', `Fact-check this: "The bakery opens at seven o'clock."\n\nArticle:\n${text}`],
  ['answer', `Answer the question from the text.\n\n${text}\n\nQuestion: How many loaves does Ada bake?`],
  ['answer', `${text}\n\nWho owns the bakery?`],
  ['answer', `<passage>${text}</passage>\n<question>When does it open?</question>`],
  ['synthesise', `Combine these reviews into one verdict.\n\n${two}`],
  ['synthesise', `Weigh the reviews against each other.\n\n${two}`],
  ['synthesise', `Summarise what they say.\n\n${two}`],
  [
    'themes',
    text,
    '',
    { type: 'object', properties: { themes: { type: 'array', items: { type: 'string' } } } },
  ],
  ['digest', text],
];

test.each(cases)('takes it for %s: %s', (intent, prompt, system, schema) => {
  expect(intentOf(readRequest({ prompt, system }), schema)).toBe(intent);
});
