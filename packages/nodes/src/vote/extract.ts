import { type Json, TaskError } from '@parallax/schema';
import { parseJsonIn } from '../json/parse.ts';
import { atPointer } from '../json/pointer.ts';
import { asText } from '../template/render.ts';
import { choiceLetter } from './choice-letter.ts';
import type { VoteConfig } from './config.ts';
import { compilePattern } from './pattern.ts';

/** Reads the vote in an answer; undefined where there is none. */
export type Extract = (answer: Json) => Json | undefined;

/** The extraction that a config asks for, with its pattern compiled once: for `regex` RE2 must have been loaded. Throws a `TaskError` `bad-pattern`. */
export function extraction(config: Pick<VoteConfig, 'extract' | 'pointer' | 'pattern'>): Extract {
  switch (config.extract) {
    case 'text':
      return wholeAnswer;
    case 'lastNumber':
      return (answer) => lastNumber(asText(answer));
    case 'choiceLetter':
      return (answer) => choiceLetter(asText(answer));
    case 'json':
      return (answer) => jsonVote(answer, config.pointer);
    case 'regex':
      return byPattern(config.pattern);
  }
}

function wholeAnswer(answer: Json): Json | undefined {
  if (answer === null) return undefined;
  return typeof answer === 'string' ? answer.trim() || undefined : answer;
}

// A sign counts only where it cannot be the dash of a range or a date.
const number = /(?<![\w.,])[-+−]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?|\d+(?:\.\d+)?/g;

/** The last number of a text, as it is written there: answers that reason first end with their result. */
function lastNumber(text: string): string | undefined {
  return text.match(number)?.at(-1);
}

function jsonVote(answer: Json, pointer: string): Json | undefined {
  const value = typeof answer === 'string' ? parseJsonIn(answer) : answer;
  return value === undefined ? undefined : wholeAnswer(atPointer(value, pointer) ?? null);
}

function byPattern(source: string): Extract {
  const pattern = compilePattern(source);
  if ('problem' in pattern) throw new TaskError('bad-pattern', pattern.problem);
  return (answer) => {
    const match = pattern.firstMatch(asText(answer))?.trim();
    return match === '' ? undefined : match;
  };
}
