import { estimateTokens } from '../tokens.ts';
import { type Choice, listedChoices } from './choices.ts';
import { hashText, pick, type Random } from './random.ts';

const subjects = [
  'The first point',
  'Another reading',
  'The evidence',
  'A closer look',
  'The main risk',
  'One detail',
  'The context',
  'An earlier draft',
] as const;
const verbs = [
  'suggests',
  'leaves open',
  'supports',
  'weakens',
  'points towards',
  'depends on',
  'changes little about',
  'explains',
] as const;
const objects = [
  'the overall plan',
  'the second step',
  'a simpler answer',
  'the given numbers',
  'what was asked',
  'the stated goal',
  'a longer timeline',
  'the choice between the two',
] as const;
const endings = [
  '',
  ' in most cases',
  ' for now',
  ', if only in part',
  ', which is worth a test',
  ' after all',
] as const;

/** The share of answers that take the choice that a prompt seems to favour, so that votes mostly agree. */
const agreement = 0.6;

/**
 * About `tokens` tokens of text that reads like an answer, says that it is simulated and takes up the first words of the prompt.
 * Where the prompt lists choices, the text ends with the letter of one of them.
 */
export function fillerText(prompt: string, tokens: number, random: Random): string {
  const sentences = [`Simulated answer to “${firstWords(prompt)}”.`];
  const choices = listedChoices(prompt);
  const vote = choices === undefined ? '' : ` Answer: ${voteFor(choices, prompt, random)}`;
  while (estimateTokens(sentences.join(' ') + vote) < tokens) sentences.push(sentence(random));
  return sentences.join(' ') + vote;
}

function sentence(random: Random): string {
  return `${pick(random, subjects)} ${pick(random, verbs)} ${pick(random, objects)}${pick(random, endings)}.`;
}

function firstWords(prompt: string): string {
  const words = prompt.trim().split(/\s+/u);
  return `${words.slice(0, 8).join(' ').slice(0, 80)}${words.length > 8 ? ' …' : ''}`;
}

function voteFor(choices: readonly [Choice, ...Choice[]], prompt: string, random: Random): Choice {
  const favourite = choices[hashText(prompt) % choices.length] ?? choices[0];
  return random() < agreement ? favourite : pick(random, choices);
}
