import type { Document } from '../../text/document.ts';
import { formatNumber } from '../../text/quantities.ts';
import { type Point, percentOf, type Rule } from './point.ts';

/** What speaks for a text, by the words that show it; the remark says how to get more out of it. */
export const strengthRules: readonly Rule[] = [
  {
    id: 'demand',
    title: 'People want it',
    weight: 1,
    pattern:
      /\b(?:survey|poll|said (?:that )?they would|waiting list|asked for|signatures|pre-?orders?|demand)\b/i,
    remark: ({ part, whole }) =>
      part === undefined || whole === undefined
        ? 'That is asked, not guessed. Say how many they are, and the argument is complete.'
        : `${percentOf(part, whole)}, asked and not guessed. A small deposit now would turn these answers into commitments.`,
  },
  {
    id: 'terms',
    title: 'It starts on good terms',
    weight: 0.92,
    pattern:
      /\b(?:half (?:the|of the) (?:market|price|rent|cost)\w*|below (?:the )?market|discount|offers?\b|rent-free|free of charge|for free|cheaper)\b/i,
    unless: /\bsecond quote\b/i,
    remark: ({ money }) =>
      `${money === undefined ? 'That' : money} keeps the fixed costs low from the first day. Ask now for the same terms in writing for longer.`,
  },
  {
    id: 'resources',
    title: 'Much of it is there already',
    weight: 0.88,
    pattern: /\b(?:already|have been promised|as gifts?|donated|in place|existing|available|owns?)\b/i,
    remark: ({ part }) =>
      `${part === undefined ? 'What is there' : `${formatNumber(part.value)} that need not be bought`} lowers the price of trying. A public list of what is still wanted would bring more.`,
  },
  {
    id: 'people',
    title: 'People stand behind it',
    weight: 0.8,
    pattern:
      /\b(?:signed up|volunteers? (?:have|on)|team of|experienced|committed|members have|supporters?)\b/i,
    unless: /\blost\b|\bleft\b/i,
    remark: ({ part }) =>
      `${part === undefined ? 'They' : `These ${formatNumber(part.value)}`} come without being paid to, which no budget can buy. Short, fixed duties keep them.`,
  },
  {
    id: 'safeguard',
    title: 'It has brakes built in',
    weight: 0.84,
    pattern:
      /\b(?:if fewer|tested|is checked|insured|backup|fallback|trial|pilot|reversible|step by step|so we will not|will not lend|otherwise we)\b/i,
    remark: () =>
      'So a bad turn makes it smaller and does not end it. Say who pulls the brake, and on which day.',
  },
  {
    id: 'precedent',
    title: 'It works elsewhere',
    weight: 0.86,
    pattern:
      /^(?!.*\b(?:lost|writes off|failed|closed)\b).*\b\p{Lu}\p{Ll}+\b (?:lends|serves|runs|has run|does|did|found|shows?|reckons|saved?|earns)\b[^.]*\d/u,
    remark: () => 'So the figures are somebody’s experience. Copy the model’s rules as well as its numbers.',
  },
  {
    id: 'gain',
    title: 'The gain is concrete',
    weight: 0.72,
    pattern:
      /\b(?:sav(?:e|es|ing)|reduc(?:e|es|ing)|replac(?:e|es)|improv\w+|faster|instead of|fewer|benefits?|brought|rose|grew|longer)\b/i,
    remark: () => 'It can be seen and counted. Publish that count, and it argues for itself.',
  },
  {
    id: 'reserve',
    title: 'Its sums are laid open',
    weight: 0.66,
    pattern: /[€$£]\s?[\d,]+[^.]*[€$£]\s?[\d,]+/,
    remark: () =>
      'Whoever doubts can recalculate. A low, a middle and a high case would make it stronger still.',
  },
  {
    id: 'date',
    title: 'It has a date',
    weight: 0.5,
    pattern:
      /\b(?:on|by|from|in) (?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i,
    unless: /\b(?:decided|survey|until)\b/i,
    remark: ({ date }) =>
      `${date === undefined ? 'A fixed day' : `${date.charAt(0).toUpperCase()}${date.slice(1)}`} forces a decision. Set the steps before it in the same way.`,
  },
  {
    id: 'reasoned',
    title: 'It gives its reasons',
    weight: 0.56,
    pattern:
      /\b(?:because|since|therefore|for example|for instance|shows? that|which is why|according to)\b/i,
    remark: () => 'A reason can be tested and answered. Put a figure or a source beside it.',
  },
  {
    id: 'open',
    title: 'It names its own risks',
    weight: 0.6,
    pattern:
      /\b(?:could go wrong|risks?|may come (?:late|back)|the strongest objection|of course|admittedly|on the other hand)\b/i,
    remark: () =>
      'A text that says this itself is easier to believe in the rest. Put a remedy beside each risk.',
  },
  {
    id: 'value',
    title: 'It means something to people',
    weight: 0.45,
    pattern:
      /\b(?:neighbours?|community|together|children|families|public|everybody|help|learn|love|happy|proud)\b/i,
    remark: () => 'That wins people whom figures leave cold. Tell it through one person’s story.',
  },
];

/** A text full of figures can be checked; that is a strength of its own. */
export function densityPoint(document: Document): Point | undefined {
  const figures = document.sentences.reduce((sum, sentence) => sum + sentence.quantities.length, 0);
  if (figures < 8 || document.sentences.length < 6) return undefined;
  return {
    rule: 'figures',
    title: 'It can be checked',
    sentence: undefined,
    pattern: /^/,
    figure: undefined,
    remedy: '',
    remark: `It gives ${figures} figures in ${document.sentences.length} sentences, so that most of what it says can be checked.`,
    weight: 0.5,
  };
}
