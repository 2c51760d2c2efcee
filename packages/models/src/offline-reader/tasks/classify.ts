import { isJsonObject, type Json } from '@parallax/schema';
import { choose } from '../sampling.ts';
import { classHits } from '../text/class-words.ts';
import type { Document } from '../text/document.ts';
import { feelingOf, tonesOf } from '../text/feeling.ts';
import { literal } from '../text/pattern.ts';
import { quote } from '../text/quote.ts';
import { cosine } from '../text/search.ts';
import { subjects } from '../text/subjects.ts';
import type { Task } from './task.ts';

/** One of the classes that the request names (or that its schema allows): tones by feeling, others by words. */
export const classify: Task = ({ request, read, chooser, schema }) => {
  const document = read(request.material || request.items.map(({ text }) => text).join('\n\n'));
  const names =
    request.names.length > 1
      ? request.names
      : (enumOf(schema) ?? ['positive', 'negative', 'mixed', 'neutral']);
  const scored = names.map((name) => ({ value: name, score: fit(name, document, read) }));
  const label = choose(scored, chooser) ?? names[0] ?? '';
  const evidence = strongest(document, label);
  const sum = scored.reduce((total, { score }) => total + score, 0);
  const own = scored.find(({ value }) => value === label)?.score ?? 0;
  const confidence = Math.round((sum === 0 ? 1 / names.length : Math.min(0.95, own / sum)) * 100) / 100;
  const rationale =
    evidence === undefined ? 'No single sentence decides it.' : `Shown best by ${quote(evidence, 20)}.`;
  const text = request.limits.bare ? label : `**${label}**\n\n${rationale}`;
  return {
    text,
    facts: {
      label,
      category: label,
      class: label,
      sentiment: label,
      tone: label,
      answer: label,
      rationale,
      evidence: evidence?.text ?? '',
      confidence,
    },
  };
};

function fit(name: string, document: Document, read: (text: string) => Document): number {
  const tones = tonesOf(document);
  const tone = toneNamed(name);
  if (tone !== undefined) return tones[tone];
  if (/\burgent|priority|critical\b/i.test(name))
    return share(document, /\b(?:urgent\w*|immediately|at once|asap|now|today|deadline|emergency|must)\b/i);
  if (/^(?:not |non|no\b)/i.test(name)) return 0.35;
  const hits = classHits(name, document.text);
  if (hits !== undefined) return 1 - Math.exp(-hits / 2);
  const own = [...read(name).counts.keys(), ...(name.toLowerCase().match(/\p{L}{3,}/gu) ?? [])];
  const wordFit = Math.max(
    cosine(
      own,
      document.sentences.flatMap(({ terms }) => terms),
    ),
    share(document, new RegExp(`\\b${own.map(literal).join('|') || 'x^'}`, 'i')),
  );
  const subject = subjects.find((candidate) => own.some((word) => candidate.name.includes(word.slice(0, 5))));
  return Math.min(
    1,
    wordFit * 1.5 +
      (subject === undefined ? 0 : 0.7 * share(document, new RegExp(subject.words.source, 'i'))),
  );
}

function toneNamed(name: string): 'positive' | 'negative' | 'mixed' | 'neutral' | undefined {
  if (/^(?:positive|happy|praise|favou?rable|satisfied|good|enthusiastic)$/i.test(name)) return 'positive';
  if (/^(?:negative|unhappy|complaint|unfavou?rable|dissatisfied|bad|angry|critical)$/i.test(name))
    return 'negative';
  if (/^(?:mixed|ambivalent|both)$/i.test(name)) return 'mixed';
  return /^(?:neutral|factual|informative|none|matter-of-fact)$/i.test(name) ? 'neutral' : undefined;
}

function share(document: Document, pattern: RegExp): number {
  return document.sentences.length === 0
    ? 0
    : document.sentences.filter(({ text }) => pattern.test(text)).length / document.sentences.length;
}

function strongest(document: Document, label: string): Document['sentences'][number] | undefined {
  const tone = toneNamed(label);
  const score = (sentence: Document['sentences'][number]) =>
    tone === 'positive'
      ? feelingOf(sentence)
      : tone === 'negative'
        ? -feelingOf(sentence)
        : Math.abs(feelingOf(sentence));
  return document.sentences.toSorted((a, b) => score(b) - score(a))[0];
}

/** The first list of allowed values in a schema's properties. */
function enumOf(schema: Json | undefined): string[] | undefined {
  if (!isJsonObject(schema) || !isJsonObject(schema.properties)) return undefined;
  for (const property of Object.values(schema.properties)) {
    if (isJsonObject(property) && Array.isArray(property.enum))
      return property.enum.filter((value): value is string => typeof value === 'string');
  }
  return undefined;
}
