import { bareSentence, joinWords } from './shorten.ts';
import type { TaggedWord } from './wink.ts';

type Words = readonly TaggedWord[];

/** "From 1 March the library will …", "In June, 212 households …": a circumstance that stands before the subject, and the rest. */
export function splitLeadIn(words: Words): { readonly body: Words; readonly moved: Words } {
  const first = words[0];
  if (first === undefined || !/^(?:ADP|SCONJ|ADV)$/.test(first.pos)) return { body: words, moved: [] };
  const comma = words.findIndex((word, at) => at < 9 && word.text === ',');
  const noun = words.findIndex(
    (word, at) =>
      at > 1 &&
      at < 7 &&
      /^(?:DET|PRON)$/.test(word.pos) &&
      /^(?:NOUN|NUM|PROPN)$/.test(words[at - 1]?.pos ?? ''),
  );
  const end = comma > 0 ? comma : noun;
  if (end <= 1) return { body: words, moved: [] };
  return { body: words.slice(comma > 0 ? end + 1 : end), moved: words.slice(0, end) };
}

/** The noun phrase that a sentence begins with, as words ("The allotment committee", "the central library of Elmstad"); empty if none. */
export function subjectPhrase(words: Words): Words {
  const { body } = splitLeadIn(bareSentence(words));
  const phrase: TaggedWord[] = [];
  for (const [at, word] of body.entries()) {
    const of = word.text === 'of' && phrase.length > 0 && /^(?:PROPN|DET)$/.test(body[at + 1]?.pos ?? '');
    if (!of && !/^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(word.pos)) break;
    phrase.push(word);
  }
  const named = phrase.some((word) => word.pos === 'NOUN' || word.pos === 'PROPN');
  return named && phrase.length <= 6 && !phrase.some((word) => word.pos === 'NUM') ? phrase : [];
}

/**
 * A sentence that begins with "It" and a verb of doing, with the subject of the sentence before in its place: "It agreed to …" →
 * "The allotment committee agreed to …". Left as it is where that is not safe ("It is …", "It stays cool").
 */
export function withReferent(words: Words, before: Words | undefined): Words {
  const [first, verb] = words;
  if (first === undefined || before === undefined || !/^it$/i.test(first.text)) return words;
  if (
    verb?.pos !== 'VERB' ||
    /^(?:stay|seem|appear|rain|snow|take|follow|remain|become|get|matter|happen)$/.test(verb.lemma)
  )
    return words;
  const subject = subjectPhrase(before);
  const head = subject.findLast((word) => word.pos === 'NOUN' || word.pos === 'PROPN');
  if (head === undefined || /s$/.test(head.text)) return words;
  return [{ ...first, text: joinWords(subject), pos: 'NOUN' }, ...words.slice(1)];
}
