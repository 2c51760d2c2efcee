import { isJsonObject, type Json } from '@parallax/schema';
import type { Chooser } from '../sampling.ts';
import type { Document, Sentence } from '../text/document.ts';
import { feelingOf } from '../text/feeling.ts';
import { quote } from '../text/quote.ts';
import { answerMeasure, evidenceMeasure } from './grading/content-measures.ts';
import { languageMeasure, structureMeasure } from './grading/form-measures.ts';
import type { Measure } from './grading/measure.ts';
import { type Criterion, type Rubric, readRubric, type Side, scaleOf } from './grading/rubric.ts';
import type { Finding, Task } from './task.ts';

interface Graded {
  readonly criterion: Criterion;
  readonly points: number;
  readonly measure: Measure;
}

/** Points for each criterion of a rubric, from what can be measured in the text, with quotations. */
export const grade: Task = (input) => {
  const { request, read, chooser, schema } = input;
  if (
    request.rubric === '' &&
    /\bstars?\b|\bhow (?:positive|satisfied|happy)\b|\bsentiment\b/i.test(request.orders)
  )
    return rateFeeling(input);
  const { question, body } = splitQuestion(request.material, request.topic || request.question);
  const document = read(body);
  const rubric = readRubric(request.rubric || request.instruction);
  const answer = answerMeasure(
    document,
    question === '' ? undefined : read(`Question: ${question}`.replace(/^Question: Question:/, 'Question:')),
  );
  const sides: Record<Side, Measure> = {
    answer,
    evidence: evidenceMeasure(document),
    structure: structureMeasure(document),
    language: languageMeasure(document),
  };
  const graded = rubric.criteria.map((criterion) => gradeOne(criterion, sides, document, chooser));
  const most = rubric.criteria.reduce((sum, { max }) => sum + max, 0);
  const raw = graded.reduce((sum, { points }) => sum + points, 0);
  const capped = Math.min(raw, ...capsOf(rubric, document, answer.missed));
  const scale = schemaScale(schema) ??
    scaleOf(`${request.instruction}\n${request.system}`) ?? { min: 0, max: most };
  const score = Math.round(scale.min + ((scale.max - scale.min) * capped) / most);
  const best = graded.toSorted((a, b) => b.points / b.criterion.max - a.points / a.criterion.max)[0];
  const worst = graded.toSorted((a, b) => a.points / a.criterion.max - b.points / b.criterion.max)[0];
  const strengths =
    document.wordCount < 15
      ? 'It is short enough to be read at once, but there is too little to praise.'
      : best === undefined
        ? ''
        : `It ${best.measure.praise}${mention(best.measure.best)}.`;
  const weaknesses =
    document.wordCount < 60
      ? `At ${document.wordCount === 1 ? 'one word' : `${document.wordCount} words`} it is too short to show more${mention(document.sentences[0])}.`
      : worst === undefined
        ? ''
        : `${upper(worst.measure.blame)}${mention(worst.measure.worst)}.`;
  const feedback =
    document.wordCount < 60
      ? `Write at least ${Math.max(60, 90 - document.wordCount)} more words: one reason, one example and what follows from them.`
      : advise(worst?.measure);
  const lines = graded.map(
    ({ criterion, points, measure }) =>
      `- **${criterion.name}**: ${points} of ${criterion.max}${mention(points / criterion.max > 0.6 ? measure.best : measure.worst)}`,
  );
  const text = `**Score: ${score}** of ${scale.max}${capped < raw ? ` (held back from ${Math.round((scale.max * raw) / most)}: ${answer.missed ? 'the question is missed' : 'too short'})` : ''}\n\n${lines.join('\n')}\n\n${strengths} ${weaknesses}\n\n${feedback}`;
  const criteria = Object.fromEntries(
    graded.map(({ criterion, points }) => [criterion.name.toLowerCase(), points]),
  );
  return {
    text,
    facts: {
      score,
      grade: score,
      points: score,
      strengths,
      weaknesses,
      feedback,
      rationale: `${strengths} ${weaknesses}`,
      evidence: best?.measure.best?.text ?? '',
      criteria,
      summary: weaknesses,
      answer: score,
      confidence: 0.6,
      ...criteria,
    },
  };
};

/** Stars are for what the writer felt, not for how well it is written. */
function rateFeeling({ request, read, schema }: Parameters<Task>[0]): Finding {
  const document = read(request.material);
  const scale = schemaScale(schema) ?? scaleOf(request.orders) ?? { min: 1, max: 5 };
  const felt = document.sentences.map((sentence) => ({ sentence, feeling: feelingOf(sentence) }));
  const mean = felt.reduce((sum, { feeling }) => sum + feeling, 0) / Math.max(1, felt.length);
  const score = Math.round(scale.min + (scale.max - scale.min) * Math.max(0, Math.min(1, 0.5 + mean)));
  const strongest = felt.toSorted((a, b) => Math.abs(b.feeling) - Math.abs(a.feeling))[0]?.sentence;
  const rationale = `The writer sounds ${mean > 0.15 ? 'pleased' : mean < -0.15 ? 'displeased' : 'undecided'}${mention(strongest)}.`;
  return {
    text: `**${score}** of ${scale.max}\n\n${rationale}`,
    facts: {
      score,
      stars: score,
      rating: score,
      answer: score,
      rationale,
      evidence: strongest?.text ?? '',
      feedback: rationale,
      summary: rationale,
      confidence: 0.6,
    },
  };
}

function gradeOne(
  criterion: Criterion,
  sides: Record<Side, Measure>,
  document: Document,
  chooser: Chooser,
): Graded {
  const measures = criterion.sides.map((side) => sides[side]);
  const value = measures.reduce((sum, measure) => sum + measure.value, 0) / Math.max(1, measures.length);
  const full = Math.min(1, 0.25 + document.wordCount / 80);
  // Two markers differ by a point or two; so do two seeds.
  const noise =
    chooser.temperature > 0 ? (chooser.random() + chooser.random() - 1) * 0.07 * chooser.temperature : 0;
  const points = Math.round(criterion.max * Math.max(0, Math.min(1, value * full + noise * full)));
  const measure = measures.toSorted((a, b) => a.value - b.value)[0] ?? sides.answer;
  return { criterion, points, measure };
}

function capsOf(rubric: Rubric, document: Document, missed: boolean): number[] {
  return rubric.caps
    .filter(({ when }) => (when === 'missed' ? missed : document.wordCount < when.fewerWords))
    .map(({ most }) => most);
}

/** An essay often carries its question above itself. */
function splitQuestion(material: string, topic: string): { question: string; body: string } {
  const head = /^\s*(?:question|topic|prompt|assignment|title)\s*:\s*(.+)\n\s*\n?([\s\S]*)$/i.exec(material);
  return head === null
    ? { question: topic, body: material }
    : { question: head[1] ?? topic, body: head[2] ?? '' };
}

function schemaScale(schema: Json | undefined): { min: number; max: number } | undefined {
  if (!isJsonObject(schema) || !isJsonObject(schema.properties)) return undefined;
  for (const [name, property] of Object.entries(schema.properties)) {
    if (
      /score|grade|points|mark|rating|stars/i.test(name) &&
      isJsonObject(property) &&
      typeof property.maximum === 'number'
    ) {
      return { min: typeof property.minimum === 'number' ? property.minimum : 0, max: property.maximum };
    }
  }
  return undefined;
}

function mention(sentence: Sentence | undefined): string {
  return sentence === undefined ? '' : `: ${quote(sentence, 11)}`;
}

function advise(measure: Measure | undefined): string {
  if (measure === undefined) return '';
  const where = measure.worst === undefined ? '' : `Look at ${quote(measure.worst, 9)}. `;
  return `${where}${measure.advice}`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
