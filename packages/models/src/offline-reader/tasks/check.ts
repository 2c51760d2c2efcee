import { choose } from '../sampling.ts';
import type { Document, Sentence } from '../text/document.ts';
import { negationDiffers, oppositeOf, withOpposites } from '../text/polarity.ts';
import type { Quantity } from '../text/quantities.ts';
import { coverage, indexOf } from '../text/search.ts';
import { list } from './answer.ts';
import type { Task } from './task.ts';

type Verdict = 'true' | 'false' | 'not stated';

interface Judgement {
  readonly verdict: Verdict;
  readonly why: string;
  readonly confidence: number;
}

/** Below this share of the claim's words, weighed by how much each tells apart, a sentence does not speak about the claim. */
const speaksAbout = 0.5;

/** Compares a claim with the sentence of the source that speaks about it: numbers, names, negation, opposites, quantifiers. */
export const check: Task = ({ request, read, chooser }) => {
  const claimText = request.claim || request.question || request.instruction;
  const source = read(request.material);
  const claim = read(/[.!?]$/.test(claimText.trim()) ? claimText : `${claimText.trim()}.`).sentences[0];
  if (claim === undefined || source.sentences.length === 0) {
    const why =
      request.material === '' ? 'There is no source to check against.' : 'There is no claim to check.';
    return {
      text: `**Not stated.** ${why}`,
      facts: { claim: claimText, verdict: 'not stated', evidence: '', rationale: why, confidence: 0 },
    };
  }
  const { sentence, covered } = bestSentence(claim, source);
  const judged = judge(claim, sentence, covered, source);
  // The temperature may tip a close call, and only that.
  const verdict =
    choose<Verdict>(
      (['true', 'false', 'not stated'] as const).map((value) => ({
        value,
        score: value === judged.verdict ? 0.5 + judged.confidence : 0.2,
      })),
      chooser,
    ) ?? judged.verdict;
  const same = verdict === judged.verdict;
  const rationale = same
    ? judged.why
    : `A close call: ${judged.why.charAt(0).toLowerCase()}${judged.why.slice(1)}`;
  const evidence = verdict === 'not stated' ? '' : sentence.text;
  const shown = evidence === '' ? '' : `\n\n> ${evidence}`;
  return {
    text: `**${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}.** ${rationale}${shown}`,
    facts: {
      claim: claimText,
      verdict,
      label: verdict,
      answer: verdict,
      evidence,
      rationale,
      confidence: same ? judged.confidence : 0.4,
    },
  };
};

function bestSentence(claim: Sentence, source: Document): { sentence: Sentence; covered: number } {
  const index = indexOf(source.sentences.map((sentence) => sentence.terms));
  const scored = source.sentences.map((sentence, at) => {
    // A sentence often goes on about what the one before has named.
    const before = source.sentences[at - 1];
    const context = before?.paragraph === sentence.paragraph ? before.terms : [];
    const terms = withOpposites(sentence.terms);
    const own = coverage(claim.terms, terms, index.weight);
    const verbs = claim.words
      .filter((word) => word.pos === 'VERB' && claim.terms.includes(word.key))
      .map((word) => word.key);
    const acts = verbs.some((verb) => sentence.terms.includes(verb)) ? 0.15 : 0;
    return {
      sentence,
      covered: own + 0.35 * (coverage(claim.terms, [...terms, ...context], index.weight) - own) + acts,
    };
  });
  const [best = { sentence: claim, covered: 0 }] = scored.sort((a, b) => b.covered - a.covered);
  return best;
}

function judge(claim: Sentence, sentence: Sentence, covered: number, source: Document): Judgement {
  if (covered < speaksAbout) {
    const absent = claim.words
      .filter((word) => claim.terms.includes(word.key) && !source.counts.has(word.key))
      .map((word) => `“${word.text}”`);
    const why =
      absent.length > 0
        ? `The source says nothing about ${list([...new Set(absent)].slice(0, 3))}.`
        : 'No sentence of the source says this or its opposite.';
    return { verdict: 'not stated', why, confidence: Math.min(0.9, 0.5 + (speaksAbout - covered)) };
  }
  const strength = Math.min(0.95, 0.45 + covered / 2);
  const quantity = quantityConflict(claim, sentence);
  if (quantity !== undefined) return { verdict: 'false', why: quantity, confidence: strength };
  const share = shareOf(claim, sentence);
  if (share !== undefined) return { ...share, confidence: strength };
  if (negationDiffers(claim, sentence))
    return {
      verdict: 'false',
      why: 'The source says the opposite: one of the two sentences is negated.',
      confidence: strength,
    };
  const opposite = oppositeOf(claim, sentence);
  if (opposite !== undefined)
    return {
      verdict: 'false',
      why: `The claim says “${opposite[0]}”, the source “${opposite[1]}”.`,
      confidence: strength - 0.15,
    };
  const name = otherName(claim, sentence, source);
  if (name !== undefined) return { verdict: 'false', why: name, confidence: strength - 0.15 };
  if (covered < speaksAbout + 0.12)
    return {
      verdict: 'not stated',
      why: 'The source speaks of the same things, but does not say this.',
      confidence: 0.45,
    };
  return {
    verdict: 'true',
    why: 'A sentence of the source says the same, with the same numbers and names.',
    confidence: strength,
  };
}

/** A number of the claim that the sentence gives differently. */
function quantityConflict(claim: Sentence, sentence: Sentence): string | undefined {
  for (const mine of claim.quantities) {
    if (sentence.quantities.some((theirs) => sameValue(mine, theirs))) continue;
    const rival = sentence.quantities.find(
      (theirs) => comparable(mine, theirs) && !claim.quantities.some((other) => sameValue(other, theirs)),
    );
    if (rival !== undefined) return `The claim says ${mine.text}, the source ${rival.text}.`;
  }
  return undefined;
}

function sameValue(a: Quantity, b: Quantity): boolean {
  // A month matches any day of it.
  if (a.kind === 'date' && b.kind === 'date' && (a.value % 100 === 0 || b.value % 100 === 0))
    return Math.floor(a.value / 100) === Math.floor(b.value / 100);
  return Math.abs(a.value - b.value) < 1e-9;
}

function comparable(a: Quantity, b: Quantity): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind !== 'count') return true;
  return a.units.some((unit) => b.units.includes(unit)) || a.units.length === 0 || b.units.length === 0;
}

/** "Most", "all", "half" of something, against "of the fourteen …, eleven …". */
function shareOf(claim: Sentence, sentence: Sentence): Pick<Judgement, 'verdict' | 'why'> | undefined {
  const word = /\b(most|the majority|more than half|half|all|every|none|few|a minority)\b/i
    .exec(claim.text)?.[1]
    ?.toLowerCase();
  const counts = sentence.quantities.filter(({ kind }) => kind === 'count').map(({ value }) => value);
  if (word === undefined || claim.quantities.some(({ kind }) => kind === 'count' && counts.length === 0))
    return undefined;
  const whole = /\bof (?:the |its |their |our )?(?:[\d,]+|[a-z]+(?:-[a-z]+)?)\b/i.test(sentence.text)
    ? Math.max(...counts)
    : Number.NaN;
  // Numbers that the claim gives too ("the past three years") are its frame, not the part.
  const part = counts.find(
    (value) => value < whole && !claim.quantities.some((mine) => mine.value === value),
  );
  if (part === undefined || !Number.isFinite(whole)) return undefined;
  const share = part / whole;
  const limits: Readonly<Record<string, boolean>> = {
    most: share > 0.5,
    'the majority': share > 0.5,
    'more than half': share > 0.5,
    half: Math.abs(share - 0.5) < 0.03,
    all: share === 1,
    every: share === 1,
    none: share === 0,
    few: share < 0.34,
    'a minority': share < 0.5,
  };
  const holds = limits[word] === true;
  return {
    verdict: holds ? 'true' : 'false',
    why: `The source counts ${part} of ${whole}, which is ${Math.round(share * 100)}%: ${holds ? '' : 'not '}“${word}”.`,
  };
}

/** The claim names somebody, and the sentence tells the same of somebody else. */
function otherName(claim: Sentence, sentence: Sentence, source: Document): string | undefined {
  const names = (from: Sentence) =>
    from.words.filter((word, at) => word.pos === 'PROPN' && (at > 0 || !word.known));
  const here = new Set(sentence.words.map((word) => word.key));
  const missing = names(claim).filter((word) => !here.has(word.key));
  const rival = names(sentence).find((word) => !claim.words.some((mine) => mine.key === word.key));
  const [first] = missing;
  // A name that the source uses for its subject throughout is no rival.
  if (first === undefined || rival === undefined || (source.counts.get(first.key) ?? 0) > 2) return undefined;
  return `The claim names ${first.text}, the source ${rival.text}.`;
}
