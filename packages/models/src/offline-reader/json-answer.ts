import { isJsonObject, type Json, type JsonObject } from '@parallax/schema';
import type { Finding } from './tasks/task.ts';

/** Other names that schemas use for what a finding calls otherwise. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  rationale: ['reason', 'reasoning', 'explanation', 'why', 'justification', 'thought', 'analysis', 'because'],
  evidence: [
    'quote',
    'quotation',
    'source',
    'sentence',
    'citation',
    'proof',
    'support',
    'excerpt',
    'passage',
  ],
  answer: ['result', 'output', 'response', 'value', 'conclusion', 'final', 'content', 'text', 'reply'],
  verdict: ['judgement', 'judgment', 'decision', 'status', 'ruling', 'outcome'],
  score: ['grade', 'points', 'mark', 'rating', 'total', 'quality'],
  weaknesses: ['cons', 'risks', 'problems', 'concerns', 'issues', 'flaws', 'against', 'weakness'],
  strengths: ['pros', 'benefits', 'advantages', 'merits', 'for', 'strength'],
  feedback: ['comment', 'advice', 'suggestion', 'improvement', 'note', 'recommendation'],
  summary: ['abstract', 'gist', 'overview', 'description', 'synopsis', 'tldr'],
  themes: ['topics', 'subjects', 'categories'],
  keywords: ['tags', 'terms', 'entities'],
  headline: ['title', 'name', 'subject', 'heading'],
  label: ['category', 'class', 'sentiment', 'tone', 'type', 'kind', 'topic'],
  information: ['quotes', 'quotations', 'facts', 'details'],
  choice: ['winner', 'best', 'selected', 'pick', 'option', 'vote', 'candidate'],
  confidence: ['certainty', 'probability', 'likelihood', 'sure'],
  points: ['bullets', 'items', 'list', 'takeaways', 'highlights'],
  claim: ['statement'],
};

const maxDepth = 8;

/** A JSON value that follows a schema, filled with what a task found by the names and descriptions of the properties. */
export function jsonAnswer(schema: Json, finding: Finding): Json {
  return fill(schema, '', finding, schema, 0);
}

function fill(node: Json, name: string, finding: Finding, root: Json, depth: number): Json {
  const schema = resolve(node, root);
  if (schema === undefined || depth > maxDepth) return finding.facts.answer ?? finding.text;
  if (schema.const !== undefined) return schema.const;
  const option = [schema.anyOf, schema.oneOf, schema.allOf].find(Array.isArray);
  if (option !== undefined && schema.properties === undefined) {
    const real = option.filter((part: Json) => !(isJsonObject(part) && part.type === 'null'));
    return fill(real[0] ?? option[0] ?? {}, name, finding, root, depth + 1);
  }
  const fact = factFor(name, schema, finding);
  if (Array.isArray(schema.enum)) return nearest(schema.enum, fact, finding);
  switch (typeOf(schema)) {
    case 'object':
      return fillObject(schema, finding, root, depth);
    case 'array':
      return fillArray(schema, fact, finding, root, depth);
    case 'number':
    case 'integer':
      return numberWithin(schema, fact, finding, typeOf(schema) === 'integer');
    case 'boolean':
      return truthOf(fact ?? finding.facts.verdict ?? finding.facts.answer ?? true);
    case 'null':
      return null;
    default:
      return textWithin(schema, fact ?? finding.facts.answer ?? finding.text);
  }
}

function fillObject(schema: JsonObject, finding: Finding, root: Json, depth: number): JsonObject {
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const filled: Record<string, Json> = {};
  for (const [key, property] of Object.entries(properties)) {
    if (depth >= maxDepth - 1 && !required.includes(key)) continue;
    filled[key] = fill(property, key, finding, root, depth + 1);
  }
  for (const key of required)
    if (typeof key === 'string' && !(key in filled)) filled[key] = fill({}, key, finding, root, depth + 1);
  return Object.keys(filled).length > 0
    ? filled
    : schema.additionalProperties === false
      ? {}
      : { answer: finding.facts.answer ?? finding.text };
}

function fillArray(
  schema: JsonObject,
  fact: Json | undefined,
  finding: Finding,
  root: Json,
  depth: number,
): Json[] {
  const given = Array.isArray(fact)
    ? fact
    : fact === undefined || fact === ''
      ? []
      : typeof fact === 'string'
        ? fact.split(/(?<=[.!?])\s+(?=\p{Lu})/u)
        : [fact];
  const item = resolve(schema.items ?? {}, root) ?? {};
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : 20;
  const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
  const values = given.slice(0, most).map((value) => {
    const one: Finding = isJsonObject(value)
      ? { text: '', facts: { ...finding.facts, ...value } }
      : {
          text: finding.text,
          facts: {
            ...finding.facts,
            answer: value,
            name: value,
            theme: value,
            label: value,
            text: value,
            point: value,
          },
        };
    return fill(item, '', one, root, depth + 1);
  });
  const kept =
    schema.uniqueItems === true
      ? values.filter(
          (value, at) => values.findIndex((other) => JSON.stringify(other) === JSON.stringify(value)) === at,
        )
      : values;
  while (kept.length < least) kept.push(fill(item, '', finding, root, depth + 1));
  return kept;
}

/** The fact that a property asks for: by its own name, by a synonym, by a word of its description. */
function factFor(name: string, schema: JsonObject, { facts }: Finding): Json | undefined {
  const parts = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return facts.answer;
  const direct =
    facts[name] ??
    facts[parts.join('')] ??
    [...parts]
      .reverse()
      .map((part) => facts[part])
      .find((value) => value !== undefined);
  if (direct !== undefined) return direct;
  for (const [canonical, others] of Object.entries(synonyms)) {
    const all = [canonical, ...others];
    if (
      !parts.some(
        (part) => all.includes(part) || all.includes(`${part}s`) || all.includes(part.replace(/s$/, '')),
      )
    )
      continue;
    const known = all.map((other) => facts[other]).find((value) => value !== undefined);
    if (known !== undefined) return known;
  }
  const described = typeof schema.description === 'string' ? schema.description.toLowerCase() : '';
  return Object.entries(facts).find(([key]) => described.includes(key))?.[1];
}

function nearest(allowed: readonly Json[], fact: Json | undefined, { facts, text }: Finding): Json {
  const same = (a: Json, b: Json | undefined) => b !== undefined && fold(a) === fold(b);
  for (const value of [fact, facts.verdict, facts.label, facts.answer, facts.choice]) {
    const found = allowed.find((candidate) => same(candidate, value));
    if (found !== undefined) return found;
  }
  const spoken = fold(fact ?? text);
  return (
    allowed.find((candidate) => fold(candidate) !== '' && spoken.includes(fold(candidate))) ??
    allowed[0] ??
    null
  );
}

function fold(value: Json): string {
  return String(value)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function numberWithin(
  schema: JsonObject,
  fact: Json | undefined,
  { facts }: Finding,
  integer: boolean,
): number {
  const raw =
    [fact, facts.score, facts.value, facts.answer, facts.confidence]
      .map(toNumber)
      .find((value) => value !== undefined) ?? 0;
  const step =
    typeof schema.multipleOf === 'number' && schema.multipleOf > 0
      ? schema.multipleOf
      : integer
        ? 1
        : undefined;
  let low = typeof schema.minimum === 'number' ? schema.minimum : Number.NEGATIVE_INFINITY;
  let high = typeof schema.maximum === 'number' ? schema.maximum : Number.POSITIVE_INFINITY;
  const gap = step ?? 0.01;
  if (typeof schema.exclusiveMinimum === 'number') low = Math.max(low, schema.exclusiveMinimum + gap);
  if (typeof schema.exclusiveMaximum === 'number') high = Math.min(high, schema.exclusiveMaximum - gap);
  const clamped = Math.max(low, Math.min(high, raw));
  if (step === undefined) return clamped;
  const stepped = Math.round(clamped / step) * step;
  return stepped < low
    ? Math.ceil(low / step) * step
    : stepped > high
      ? Math.floor(high / step) * step
      : stepped;
}

function toNumber(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const found = /-?\d[\d,]*(?:\.\d+)?/.exec(value)?.[0];
  return found === undefined ? undefined : Number(found.replaceAll(',', ''));
}

function truthOf(value: Json): boolean {
  return typeof value === 'boolean'
    ? value
    : !/^(?:false|no|not stated|none|0|stop|)$/i.test(String(value).trim());
}

function textWithin(schema: JsonObject, value: Json): string {
  const text =
    typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value.map(String).join('; ')
        : JSON.stringify(value);
  const most = typeof schema.maxLength === 'number' ? schema.maxLength : Number.POSITIVE_INFINITY;
  const least = typeof schema.minLength === 'number' ? schema.minLength : 0;
  return text.slice(0, most).padEnd(least, '.');
}

function typeOf(schema: JsonObject): string {
  if (typeof schema.type === 'string') return schema.type;
  if (Array.isArray(schema.type)) return String(schema.type.find((type) => type !== 'null') ?? 'null');
  return schema.properties !== undefined ? 'object' : schema.items !== undefined ? 'array' : 'string';
}

/** Follows `$ref` within the document; undefined for a reference that leads nowhere. */
function resolve(node: Json, root: Json): JsonObject | undefined {
  if (!isJsonObject(node)) return node === true ? {} : undefined;
  if (typeof node.$ref !== 'string') return node;
  let target: Json | undefined = root;
  for (const part of node.$ref
    .replace(/^#\/?/, '')
    .split('/')
    .filter((step) => step !== '')) {
    target = isJsonObject(target) ? target[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  }
  return isJsonObject(target) && target !== node ? target : undefined;
}
