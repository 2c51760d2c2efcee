import type { ModelReply } from '@parallax/engine';
import type { JsonObject } from '@parallax/schema';
import { describe, expect, it } from 'vitest';
import { jsonAnswer, textAnswer } from './answer.ts';

const reply = (text: string, finish: ModelReply['finish'] = 'stop'): ModelReply => ({
  text,
  finish,
  usage: { calls: 1, inputTokens: 1, outputTokens: 1 },
});
const score: JsonObject = {
  type: 'object',
  properties: { score: { type: 'integer' } },
  required: ['score'],
  additionalProperties: false,
};

describe('a JSON answer', () => {
  it.each([
    '{"score": 3}',
    '```json\n{"score": 3}\n```',
    'Here you are:\n```\n{"score": 3}\n```\nAnything else?',
    'The set {a, b} and the list [1] lead to {"score": 3}, I think.',
    'A "quoted {" brace, then {"score": 3}',
  ])('is found in %j', (text) => {
    expect(jsonAnswer(reply(text), score)).toEqual({ score: 3 });
  });

  it('may be any JSON without a schema', () => {
    expect(jsonAnswer(reply(' null '), undefined)).toBeNull();
    expect(jsonAnswer(reply('"text"'), undefined)).toBe('text');
  });

  it.each([
    ['{"score": "3"}', /"\/score": .*string/],
    ['{}', /its top level: .*score/],
    ['{"score": 3, "extra": 1}', /extra/],
    ['no json', /is not JSON: "no json"/],
  ])('that is wrong is asked for again, with the place: %j', (text, message) => {
    const thrown = expect.objectContaining({
      code: 'bad-json',
      retryable: true,
      message: expect.stringMatching(message),
    });
    expect(() => jsonAnswer(reply(text), score)).toThrow(thrown);
  });

  it('that was cut off says so', () => {
    expect(() => jsonAnswer(reply('{"score": ', 'length'), score)).toThrow(/cut off: raise the limit/);
  });

  it('does not change the schema', () => {
    const frozen = Object.freeze({ ...score });
    expect(jsonAnswer(reply('{"score": 1}'), frozen)).toEqual({ score: 1 });
  });

  it('under a schema that goes in a circle is an error that no retry mends', () => {
    expect(() => jsonAnswer(reply('1'), { $ref: '#' })).toThrow(
      expect.objectContaining({ code: 'bad-schema', retryable: false }),
    );
  });
});

it('an answer that the provider withheld is an error, and a part of one is not', () => {
  expect(() => textAnswer(reply('', 'filtered'))).toThrow(expect.objectContaining({ code: 'filtered' }));
  expect(textAnswer(reply('part', 'filtered'))).toBe('part');
});
