import type { ModelRequest } from '@parallax/engine';
import { remember } from './cache.ts';
import { type Intent, intentOf } from './intent.ts';
import { jsonAnswer } from './json-answer.ts';
import { readRequest } from './request/request.ts';
import { hashText, seededRandom } from './sampling.ts';
import { tasks } from './tasks/index.ts';
import type { Finding } from './tasks/task.ts';
import { readDocument } from './text/document.ts';
import { isEnglish } from './text/language.ts';
import { countWords } from './text/shorten.ts';
import type { Tagger } from './text/wink.ts';

const defaultTemperature = 0.7;
const rememberedTexts = 256;

/** The whole answer to a request, and what it was taken for. */
export interface Composed {
  readonly text: string;
  readonly intent: Intent | 'unreadable';
}

/** Answers requests at once; the model around it only sets the pace. */
export function createComposer(tag: Tagger): (request: ModelRequest, seed: number) => Composed {
  const read = remember((text) => readDocument(text, tag), rememberedTexts);
  const readable = remember((text) => isEnglish(text, tag), rememberedTexts);
  return (request, seed) => {
    const asked = readRequest(request);
    const material = asked.material || asked.items.map(({ text }) => text).join('\n');
    const unreadable = refusal(
      `${request.system ?? ''}${request.prompt}`,
      material || asked.instruction,
      readable,
    );
    if (unreadable !== undefined) return { text: asText(unreadable, request), intent: 'unreadable' };
    const intent = intentOf(asked, request.schema);
    const random = seededRandom((seed ^ hashText(`${request.system ?? ''}\n${request.prompt}`)) >>> 0);
    const chooser = { temperature: request.temperature ?? defaultTemperature, random };
    const found = tasks[intent]({ request: asked, read, chooser, schema: request.schema });
    const finding = found.text.trim() === '' ? said('The text is too short to work on.') : found;
    return { text: asText(withLastLine(finding, asked.limits.lastLine), request), intent };
  };
}

function refusal(whole: string, material: string, readable: (text: string) => boolean): Finding | undefined {
  if (whole.trim() === '') return said('The prompt is empty. Write what to do and put a text below it.');
  if (readable(material)) return undefined;
  return said(
    'This reader understands English only, and this text does not seem to be in English. Choose a language model for it.',
  );
}

function said(text: string): Finding {
  return {
    text,
    facts: {
      answer: text,
      summary: text,
      rationale: text,
      feedback: text,
      verdict: 'not stated',
      score: 0,
      confidence: 0,
      themes: [],
      strengths: '',
      weaknesses: text,
      evidence: '',
      information: '',
    },
  };
}

/** "A last line of its own that begins with “Answer:”", whatever the task was. */
function withLastLine(finding: Finding, lastLine: string | undefined): Finding {
  if (lastLine === undefined || finding.text.includes(`\n${lastLine}`)) return finding;
  const value = finding.facts.answer;
  return typeof value === 'string' && countWords(value) <= 20
    ? { ...finding, text: `${finding.text}\n\n${lastLine} ${value}` }
    : finding;
}

function asText(finding: Finding, request: ModelRequest): string {
  return request.schema === undefined
    ? finding.text
    : JSON.stringify(jsonAnswer(request.schema, finding), null, 2);
}
