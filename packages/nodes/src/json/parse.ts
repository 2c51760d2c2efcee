import type { Json } from '@parallax/schema';

/** A text that is not JSON is searched for this many objects or lists at most, so that a wall of brackets costs little. */
const MAX_CANDIDATES = 32;

/**
 * The JSON values that a model's answer may mean, likeliest first: the whole text, then the contents of ``` fences, then
 * the objects and lists inside the prose, from left to right and outermost first. Empty if there is none.
 */
export function* jsonCandidates(text: string): Generator<Json, undefined> {
  const whole = parse(text);
  if (whole !== undefined) {
    yield whole;
    return undefined;
  }
  for (const fence of text.matchAll(/```[\w-]*[^\S\n]*\n([\s\S]*?)```/g)) {
    const value = parse(fence[1] ?? '');
    if (value !== undefined) yield value;
  }
  yield* embedded(text);
  return undefined;
}

/** The likeliest JSON value of a text; undefined if there is none. */
export function parseJsonIn(text: string): Json | undefined {
  return jsonCandidates(text).next().value;
}

function* embedded(text: string): Generator<Json, void> {
  let tries = 0;
  for (let start = nextOpening(text, 0); start >= 0 && tries < MAX_CANDIDATES; tries += 1) {
    const end = closing(text, start);
    const value = end === undefined ? undefined : parse(text.slice(start, end));
    if (value !== undefined) yield value;
    start = nextOpening(text, value === undefined || end === undefined ? start + 1 : end);
  }
}

function nextOpening(text: string, from: number): number {
  const offset = text.slice(from).search(/[{[]/);
  return offset < 0 ? -1 : from + offset;
}

/** Where the object or list that begins at `start` ends (exclusive); brackets inside strings do not count. */
function closing(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
