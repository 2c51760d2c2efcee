import { rank } from '../sampling.ts';
import { keyPhrases } from '../text/phrases.ts';
import type { Task } from './task.ts';

/** Key phrases; or names, figures or dates when those are asked for. */
export const keywords: Task = ({ request, read, chooser }) => {
  const document = read(request.material || request.items.map(({ text }) => text).join('\n\n'));
  const wanted = request.limits.count ?? 8;
  const figures = /\b(?:figures|numbers|amounts|dates)\b/i.test(request.orders);
  const names = /\b(?:names|people|persons|entities|places)\b/i.test(request.orders);
  const words = figures
    ? unique(
        document.sentences.flatMap(({ quantities }) =>
          quantities.filter(({ kind }) => kind !== 'ordinal').map(({ text }) => text),
        ),
      )
    : names
      ? unique(document.sentences.flatMap((sentence) => properNames(sentence.words)))
      : rank(
          keyPhrases(document)
            .slice(0, wanted * 2)
            .map(({ text, score }, _, all) => ({
              value: text,
              score: score / Math.max(1e-9, all[0]?.score ?? 1),
            })),
          chooser,
        ).slice(0, wanted);
  const text =
    words.length === 0
      ? 'The text holds none.'
      : request.limits.bullets || figures || names
        ? words.map((word) => `- ${word}`).join('\n')
        : words.join(', ');
  return {
    text,
    facts: { keywords: words, tags: words, entities: words, names: words, answer: words, points: words },
  };
};

function properNames(words: readonly { readonly text: string; readonly pos: string }[]): string[] {
  const names: string[] = [];
  let open = false;
  for (const word of words) {
    const proper = word.pos === 'PROPN' && /^\p{Lu}/u.test(word.text);
    if (proper && open) names[names.length - 1] += ` ${word.text}`;
    else if (proper) names.push(word.text);
    open = proper;
  }
  return names;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
