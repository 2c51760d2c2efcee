import type { Document } from '../../text/document.ts';
import { coverage } from '../../text/search.ts';
import { generic, type Measure, saturate, stretch } from './measure.ts';

const marker =
  /\b(?:for example|for instance|such as|e\.g\.|one of them|when (?:i|my|we|the|a|he|she)|in (?:19|20)\d\d|according to|shown|researchers|study|found|measured|counted|compare)\b/i;
const objection =
  /\b(?:but|however|although|though|objection|some (?:say|people say|might)|others|on the other hand|admittedly|of course|it is true|nevertheless|yet|rather than|not because|only if|unless|without|disagree|against)\b/i;
const stand = /\b(?:should|must|ought|i think|i believe|therefore|instead|enough|honest|ask is|in favour)\b/i;
const cause =
  /\b(?:because|since|so that|therefore|thus|which is why|that is why|leads? to|makes?|causes?|as a result|so\b|in order to|means that|until|when)\b/i;

/** Whether the text does what its question asks. Without a question: whether it keeps to one subject and takes a stand. */
export function answerMeasure(
  document: Document,
  question: Document | undefined,
): Measure & { readonly missed: boolean } {
  const asked =
    question === undefined
      ? []
      : [...question.counts.keys()].filter(
          (term) =>
            !/^(?:explain|describ|question|chapter|discuss|write|essay|person|someth|peopl|good)$/.test(term),
        );
  const form = formOf(question?.text ?? '');
  const on = document.sentences.map((sentence) => coverage(asked, sentence.terms));
  // An explanation may do without the words of its question (a loaf that grows for bread that rises) if it keeps to its things.
  const explains = form === forms.explanation;
  const own = explains ? cohesion(document, asked) : 0;
  const relevance = asked.length === 0 ? 0.75 : Math.max(0.75 * own, coverage(asked, document.counts.keys()));
  const about =
    asked.length === 0
      ? 0.6
      : Math.max(0.6 * own, on.filter((value) => value > 0).length / Math.max(1, on.length));
  const direct = document.sentences.filter(
    (sentence, at) =>
      form.test(sentence.text) && (asked.length === 0 || explains || (on[at] ?? 0) > 0 || at === 0),
  );
  const stance = Math.min(1, direct.length / 2);
  const turns = document.sentences.filter(({ text }) => objection.test(text)).length;
  const beyond = Math.min(1, turns / 4);
  const narrative = form === forms.narrative;
  const value = narrative
    ? 0.3 * Math.min(1, relevance * 2 + 0.3) +
      0.4 * saturate(document.sentences.filter(({ text }) => form.test(text)).length, 2.2) +
      0.3 * Math.min(1, beyond + 0.25)
    : 0.4 * relevance + 0.16 * Math.min(1, about * 2) + 0.26 * stance + 0.18 * beyond;
  const best = (direct.length > 0 ? direct : document.sentences).toSorted(
    (a, b) =>
      Number(objection.test(b.text)) - Number(objection.test(a.text)) ||
      (on[b.index] ?? 0) - (on[a.index] ?? 0),
  )[0];
  const worst = document.sentences.toSorted(
    (a, b) => (on[a.index] ?? 0) - (on[b.index] ?? 0) || b.index - a.index,
  )[0];
  const verbs =
    question?.sentences.flatMap(({ words }) =>
      words.filter((word) => word.pos === 'VERB' && asked.includes(word.key)).map((word) => word.key),
    ) ?? [];
  const acts = (verbs.length === 0 && relevance > 0.7) || verbs.some((verb) => document.counts.has(verb));
  // Words alone do not prove that a question is missed: an essay may tell a story and answer with its last sentence.
  const missed =
    asked.length > 2 &&
    !narrative &&
    (relevance < 0.3 || (!acts && relevance < 0.75 && !stand.test(document.text)));
  return {
    value: stretch(missed ? value * 0.45 : value * (explains ? 0.65 + 0.35 * own : 1)),
    best,
    worst: missed ? worst : (direct[0] ?? document.sentences[0]),
    missed,
    praise:
      beyond > 0.5
        ? 'answers the question and thinks of the other side too'
        : 'takes up the question directly',
    blame: missed
      ? 'it hardly takes up the question that was set'
      : direct.length === 0
        ? 'the answer is never given in so many words'
        : beyond < 0.3
          ? 'the other side gets no hearing beside this'
          : 'the answer could go further than this',
    advice:
      missed || direct.length === 0
        ? 'Answer the question in your first sentence, and let every later sentence serve that answer.'
        : 'Name the strongest objection to your answer and reply to it in one sentence.',
  };
}

/** Figures, names, quotations, examples and reasons, against what anybody could have written. */
export function evidenceMeasure(document: Document): Measure {
  const scores = document.sentences.map((sentence, at) => {
    const figures = sentence.quantities.filter(
      ({ kind, value }) => kind !== 'ordinal' && (value > 2 || kind !== 'count'),
    ).length;
    const names = sentence.words.filter((word, place) => word.pos === 'PROPN' && place > 0).length;
    const said = /["“].{4,}["”]/.test(sentence.text) ? 1 : 0;
    const lived =
      /\b(?:my|our|mr|mrs|ms)\b/i.test(sentence.text) &&
      /\b\w+(?:ed|was|were|had|said|saw|told|made|got|went)\b/.test(sentence.text)
        ? 0.7
        : 0;
    const loose = sentence.text.match(generic)?.length ?? 0;
    return {
      at,
      value:
        Math.min(1.6, 0.8 * figures) +
        Math.min(1, 0.5 * names) +
        said +
        lived +
        (marker.test(sentence.text) ? 0.8 : 0) +
        (cause.test(sentence.text) ? 0.45 : 0) -
        0.3 * loose,
    };
  });
  const order = scores.toSorted((a, b) => b.value - a.value);
  const total = scores.reduce((sum, { value }) => sum + Math.max(-0.6, value), 0);
  const density = total / Math.max(5, document.sentences.length);
  const best = document.sentences[order[0]?.at ?? 0];
  const worst = document.sentences[order.at(-1)?.at ?? 0];
  return {
    value: stretch(0.12 + 0.88 * saturate(Math.max(0, density), 0.85)),
    best,
    worst,
    praise:
      best !== undefined && best.quantities.length > 0
        ? 'supports what it says with figures'
        : 'supports what it says with something seen or said',
    blame: density > 0.9 ? 'one claim is left without support' : 'it is asserted and not shown',
    advice: 'Put one figure, name or scene behind this claim, and say what it shows.',
  };
}

const forms = {
  position:
    /\b(?:should|must|ought|i think|i believe|in favour|against|yes\b|no\b|better|would rather|good|bad|depends|need|wrong|right|ban\b|free)\b/i,
  explanation: cause,
  narrative: /\b(?:he|she|him|her|taught|told|said|showed|learned|once|when|was|were|had)\b/i,
  any: /\b(?:i think|because|should|therefore|must|is|are)\b/i,
};

function formOf(question: string): RegExp {
  if (/\b(?:describe|tell|narrate|a person)\b/i.test(question)) return forms.narrative;
  if (/\b(?:explain|why|how)\b/i.test(question)) return forms.explanation;
  if (/^(?:question:\s*)?(?:should|is|are|do|does|can|must|ought)\b/i.test(question.trim()))
    return forms.position;
  return forms.any;
}

/** How far an explanation keeps to its own things: words, other than the question's, that come back in a later sentence; 0 to 1. */
function cohesion(document: Document, asked: readonly string[]): number {
  const own = [...document.counts].filter(([term, count]) => count > 1 && !asked.includes(term)).length;
  return Math.min(1, own / Math.max(4, 0.8 * document.sentences.length));
}
