import { keyPhrases } from '../text/phrases.ts';
import { list } from './answer.ts';
import { pickPoints } from './summarise.ts';
import type { Task } from './task.ts';

/** Where no task was recognised: says so, and gives the main sentences and terms of the text. */
export const digest: Task = ({ request, read, chooser }) => {
  const material = request.material || request.items.map(({ text }) => text).join('\n\n');
  const document = read(material);
  const points = pickPoints(document, request.limits.count ?? 3, 34, chooser);
  if (points.length === 0) {
    const text = `This reader answers from a text that stands in the prompt, and there is none to work on; it does not write of its own. Put a text below the instruction, or choose a language model.`;
    return { text, facts: { answer: text, summary: text, confidence: 0 } };
  }
  const terms = keyPhrases(document)
    .slice(0, 5)
    .map(({ text }) => text);
  const head = `The prompt asks for nothing that this reader can do (it summarises, grades, checks, reviews, classifies and answers from a text), so here are the main sentences of the ${request.noun}.`;
  const text = `${head}\n\n${points.map((point) => `- ${point}`).join('\n')}${terms.length > 1 ? `\n\nIt is mostly about ${list(terms)}.` : ''}`;
  return {
    text,
    facts: {
      answer: points.join(' '),
      summary: points.join(' '),
      points,
      keywords: terms,
      themes: terms,
      rationale: head,
      confidence: 0.3,
    },
  };
};
