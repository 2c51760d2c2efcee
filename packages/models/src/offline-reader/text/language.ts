import type { Tagger } from './wink.ts';

/**
 * Whether a text can be read with English tools: at least some of its words are English function words, and most others are in
 * the dictionary. Names and terms are allowed for; fewer than eight words are always let through.
 */
export function isEnglish(text: string, tag: Tagger): boolean {
  const sample = text.slice(0, 1500);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters > 12 && (sample.match(/\p{Script=Latin}/gu)?.length ?? 0) / letters < 0.6) return false;
  const words = tag(sample)
    .flatMap((sentence) => sentence.words)
    .filter(({ text: word }) => /^\p{L}{2,}$/u.test(word));
  if (words.length < 8) return true;
  const function_ = words.filter(({ text: word }) =>
    /^(?:the|of|and|to|in|is|are|was|it|for|that|with|on|as|not|be|by|this|have|from|or|an|at|but|they|we|you|he|she|which|will|has|had|if|so|my|me|no)$/i.test(
      word,
    ),
  ).length;
  const known = words.filter((word) => word.known).length / words.length;
  return function_ / words.length > 0.12 || (known > 0.75 && function_ > 0);
}
