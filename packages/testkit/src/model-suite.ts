import type { ModelIo, ModelPort, ModelReply, ModelRequest } from '@parallax/engine';
import { isJsonObject, type Json, TaskError } from '@parallax/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** What a model must be able to do while the suite runs. */
export interface ModelUnderTest {
  readonly port: ModelPort;
  /** A model that answers well. */
  readonly model: string;
  /** A request that streams something and then goes on, in silence or not, for longer than any test. */
  readonly endless: ModelRequest;
  /** A name that must be refused with code `unknown-model`, by `route` or by `call`. */
  readonly unknown: string;
  /** Requests that must fail, and how. */
  readonly failures?: readonly ExpectedFailure[];
  close?(): Promise<void>;
}

export interface ExpectedFailure {
  readonly request: ModelRequest;
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
}

const scores: Json = {
  type: 'object',
  properties: {
    score: { type: 'integer', minimum: 1, maximum: 10 },
    reason: { type: 'string' },
  },
  required: ['score', 'reason'],
  additionalProperties: false,
};

const prompt =
  'Name the colours of the rainbow. The rainbow has red, orange, yellow, green, blue and violet.';

/** The promises of the engine's `ModelPort`, as tests that every adapter must pass. */
export function describeModel(title: string, open: () => Promise<ModelUnderTest>): void {
  describe(`${title}: the promises of a model`, () => {
    let subject: ModelUnderTest;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(async () => {
      await subject.close?.();
    });

    test('streams text whose pieces together are the reply', async () => {
      const { reply, text } = await call(subject.port, { model: subject.model, prompt });
      expect(reply.text).not.toBe('');
      expect(text).toBe(reply.text);
      expect(reply.finish).toBe('stop');
    });

    test('counts one call and the tokens of both directions', async () => {
      const { reply } = await call(subject.port, { model: subject.model, prompt });
      expect(reply.usage.calls).toBe(1);
      expect(reply.usage.inputTokens).toBeGreaterThan(0);
      expect(reply.usage.outputTokens).toBeGreaterThan(0);
    });

    test('answers a request with a schema with JSON that follows it', async () => {
      const { reply, text } = await call(subject.port, { model: subject.model, prompt, schema: scores });
      const answer: Json = JSON.parse(reply.text);
      expect(text).toBe(reply.text);
      expect(isJsonObject(answer) && Number.isInteger(answer.score)).toBe(true);
      expect(isJsonObject(answer) && typeof answer.reason).toBe('string');
    });

    test('routes calls of one model to one pool', () => {
      const { pool } = subject.port.route(subject.model);
      expect(pool).not.toBe('');
      expect(subject.port.route(subject.model).pool).toBe(pool);
    });

    test('rejects at once when the signal had been aborted before', async () => {
      const error = await failure(subject.port, { model: subject.model, prompt }, AbortSignal.abort());
      expect(error).toMatchObject({ code: 'aborted', retryable: false });
    });

    test('rejects when aborted in the middle, and is silent from then on', async () => {
      const aborter = new AbortController();
      let late = 0;
      const settled = subject.port.call(subject.endless, {
        signal: aborter.signal,
        onDelta() {
          if (aborter.signal.aborted) late += 1;
          aborter.abort();
        },
      });
      await expect(settled).rejects.toMatchObject({ code: 'aborted' });
      expect(late).toBe(0);
    });

    test('gives the reason of the abort when that is a TaskError', async () => {
      const reason = new TaskError('idle-timeout', 'Nothing came for 60 s.', { retryable: true });
      const error = await failure(subject.port, subject.endless, AbortSignal.abort(reason));
      expect(error).toBe(reason);
    });

    test('refuses an unknown model with what there is', async () => {
      const error = await failure(subject.port, { model: subject.unknown, prompt });
      expect(error).toMatchObject({ code: 'unknown-model', retryable: false });
      expect(error.message).not.toBe('');
    });

    test('fails with the code and the advice that each failure asks for', async () => {
      for (const { request, ...expected } of subject.failures ?? []) {
        const error = await failure(subject.port, request);
        expect(error).toMatchObject(expected);
        expect(error.message).toMatch(/[.!?…]$/);
      }
    });
  });
}

/** The reply of a call and all its text deltas together. */
export async function call(
  port: ModelPort,
  request: ModelRequest,
  signal?: AbortSignal,
): Promise<{ reply: ModelReply; text: string; thought: string }> {
  let text = '';
  let thought = '';
  const io: ModelIo = {
    signal: signal ?? new AbortController().signal,
    onDelta(piece, channel) {
      if (channel === 'text') text += piece;
      else thought += piece;
    },
  };
  const reply = await port.call(request, io);
  return { reply, text, thought };
}

/** The `TaskError` that a call rejects with; fails the test when it does not, or with something else. */
export async function failure(
  port: ModelPort,
  request: ModelRequest,
  signal?: AbortSignal,
): Promise<TaskError> {
  const thrown: unknown = await call(port, request, signal).then(
    ({ reply }) => {
      throw new Error(`Expected a failure, but got: ${reply.text}`);
    },
    (error: unknown) => error,
  );
  if (!TaskError.is(thrown)) throw thrown;
  return thrown;
}
