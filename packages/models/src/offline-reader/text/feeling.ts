import type { Document, Sentence } from './document.ts';

const negative =
  /\b(?:not|never|no(?:body|thing)?|but i want|wrong|broken|late|bad(?:ly)?|worse|worst|poor|fail\w*|problem\w*|complain\w*|expensive|dear(?:er)?|slow|angry|mad|sorry|lost|lose|difficult|absurd|rubbish|nuisance|wrote? (?:again|twice|three)|automatic reply|without the|taped shut|had been opened|tidy where|then (?:an?|the)\b[^.]*turns into|louder|gives up|hang(?:s|ing)?|dead\b|unfair|dangerous|afraid|cancel\w*|charged|punish\w*|hidden|cannot|can't|won't|doesn't|didn't|isn't|empty|full|fell|refus\w*)\b/gi;
const positive =
  /\b(?:love(?:ly|s|d)?|good|great|best|better|excellent|thank\w*|fine|comfortable|happy|friendly|works? (?:well|really)|rare(?:r)?|patience|beautiful|wonderful|perfect|recommend\w*|enjoy\w*|freedom|quick(?:ly)?|kind(?:er)?|easy|safe\b|welcome|praise\w*|like to keep|next novel|ten out of ten|six stars|success\w*|glad|convinced|pleasure)\b/gi;

/** The feeling of a sentence by word lists: −1 to 1, 0 where no word shows any. */
export function feelingOf(sentence: Sentence): number {
  const minus = sentence.text.match(negative)?.length ?? 0;
  const plus = sentence.text.match(positive)?.length ?? 0;
  const own = plus + minus === 0 ? 0 : (plus - minus) / (plus + minus);
  return 0.7 * own + 0.3 * sentence.sentiment;
}

export type Tone = 'positive' | 'negative' | 'mixed' | 'neutral';

/** How strongly each tone fits a document, 0 to 1. */
export function tonesOf(document: Document): Record<Tone, number> {
  const feelings = document.sentences.map(feelingOf);
  const count = Math.max(1, feelings.length);
  const up = feelings.filter((value) => value > 0.25).length / count;
  const down = feelings.filter((value) => value < -0.25).length / count;
  // Texts that speak in the first person or judge have a tone; reports have none.
  const personal = Math.min(
    1,
    (document.text.match(/\b(?:I|my|me|you|your|we|our)\b/g)?.length ?? 0) / (document.wordCount / 25 + 1),
  );
  const strength = (up + down) * (0.35 + 0.65 * personal);
  return {
    positive: clamp(strength * (up - down) + 0.25 * up),
    negative: clamp(strength * (down - up) + 0.25 * down),
    mixed: clamp(2.4 * Math.min(up, down) * (0.4 + 0.6 * personal)),
    neutral: clamp(0.62 - strength),
  };
}

function clamp(value: number): number {
  return Math.max(0, Math.min(1, value));
}
