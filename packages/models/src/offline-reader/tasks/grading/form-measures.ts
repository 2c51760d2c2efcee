import { type Document, isWord } from '../../text/document.ts';
import { cosine } from '../../text/search.ts';
import { generic, type Measure, stretch } from './measure.ts';
import { mistakesOf } from './mistakes.ts';

/** Whether one sentence follows from another, without saying the same again. */
export function structureMeasure(document: Document): Measure {
  const { sentences } = document;
  const links = sentences.filter(({ text }) =>
    /\b(?:because|but|however|so|then|therefore|first|second|third|finally|in the end|after|before|until|when|since|although|if|also|besides|for example|this|that is|and yet|otherwise|where|whether|while|what|it|they|he|she|which|who)\b/i.test(
      text,
    ),
  ).length;
  const repeats = sentences
    .flatMap((a, at) => sentences.slice(at + 1).map((b) => cosine(a.terms, b.terms)))
    .filter((value) => value > 0.55).length;
  const lengths = sentences.map(({ words }) => words.filter(isWord).length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const spread = Math.sqrt(
    lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / Math.max(1, lengths.length),
  );
  const first = sentences[0];
  const last = sentences.at(-1);
  const round =
    first === undefined || last === undefined
      ? 0
      : Math.min(
          1,
          2.5 * cosine(first.terms, last.terms) +
            (/\b(?:so|therefore|in conclusion|in the end|since then|that is why|should|must|enough)\b/i.test(
              last.text,
            )
              ? 0.35
              : 0),
        );
  const rambling = sentences.filter(({ text }) =>
    /\b(?:by the way|oh and|anyway|so yeah|lol|i guess|another reason|there are many|in conclusion|in my opinion|also)\b/i.test(
      text,
    ),
  ).length;
  const full = Math.min(1, 0.4 + document.wordCount / 150);
  const value =
    0.2 +
    0.34 * Math.min(1, (1.25 * links) / Math.max(4, sentences.length)) +
    0.2 * Math.min(1, spread / 8) +
    0.16 * round +
    0.1 * Math.min(1, mean / 14) -
    0.11 * Math.min(3, repeats) -
    0.055 * rambling;
  const twice = sentences.find((a, at) =>
    sentences.slice(0, at).some((b) => cosine(a.terms, b.terms) > 0.55),
  );
  const shortest = sentences.toSorted((a, b) => a.words.length - b.words.length)[0];
  const linked = sentences
    .slice(1)
    .toSorted(
      (a, b) =>
        Number(/\b(?:but|because|therefore|so|until|then)\b/i.test(b.text)) -
        Number(/\b(?:but|because|therefore|so|until|then)\b/i.test(a.text)),
    )[0];
  return {
    value: stretch(value) * full,
    best: round > 0.4 ? last : (linked ?? first),
    worst: twice ?? shortest,
    praise: round > 0.4 ? 'comes back at the end to where it began' : 'leads from one thought to the next',
    blame:
      twice !== undefined
        ? 'it says the same twice'
        : rambling > 2
          ? 'it strings thoughts together instead of building on them'
          : 'the steps between the sentences are missing',
    advice:
      twice !== undefined
        ? 'Strike the sentence that repeats, and use the room for the next step of the argument.'
        : 'Join this sentence to the one before with the word that says how: because, but, so that.',
  };
}

/** Spelling and grammar as far as lists tell, variety of words, and sentences of readable length. */
export function languageMeasure(document: Document): Measure {
  const mistakes = mistakesOf(document);
  const rate = (100 * mistakes.length) / Math.max(25, document.wordCount);
  const words = document.sentences.flatMap(({ words: all }) => all.filter(isWord));
  const variety = new Set(words.map((word) => word.lemma)).size / Math.sqrt(2 * Math.max(1, words.length));
  const loose = document.text.match(generic)?.length ?? 0;
  const colloquial =
    document.text.match(/\b(?:lol|ok so|basically|kind of|stuff|gonna|wanna|yeah|like,|so yeah|nah)\b/gi)
      ?.length ?? 0;
  const value =
    0.36 +
    0.5 * Math.max(0, Math.min(1, (variety - 3.4) / 2.4)) +
    0.16 * Math.exp(-rate) -
    0.055 * Math.min(9, rate) -
    (1.6 * loose) / Math.max(60, document.wordCount) -
    0.05 * Math.min(4, colloquial);
  const clean = document.sentences.filter(
    (sentence) =>
      !mistakes.some((mistake) => mistake.sentence === sentence.index) &&
      !(sentence.text.match(generic) !== null),
  );
  const best = clean.toSorted((a, b) => Math.abs(a.words.length - 16) - Math.abs(b.words.length - 16))[0];
  const first = mistakes[0];
  const worst =
    document.sentences[first?.sentence ?? -1] ??
    document.sentences.toSorted(
      (a, b) => (b.text.match(generic)?.length ?? 0) - (a.text.match(generic)?.length ?? 0),
    )[0];
  const named = [
    ...new Set(
      mistakes.map(({ text, meant }) => (meant === undefined ? `“${text}”` : `“${text}” for “${meant}”`)),
    ),
  ]
    .slice(0, 3)
    .join(', ');
  return {
    value: stretch(value),
    best,
    worst,
    praise: rate < 0.5 ? 'is written cleanly and in varied words' : 'can be read without trouble',
    blame:
      mistakes.length > 1
        ? `spelling and grammar slip (${named})`
        : 'the words are the ones that everybody uses',
    advice:
      mistakes.length > 1
        ? `Read it aloud once and correct the spelling, beginning with ${named}.`
        : 'Replace the general words by the exact ones.',
  };
}
