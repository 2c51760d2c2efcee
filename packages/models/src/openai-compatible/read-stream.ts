import type { ModelIo, ModelReply } from '@parallax/engine';
import type { Usage } from '@parallax/schema';
import { estimateTokens } from '../tokens.ts';
import { chunkSchema } from './chunk.ts';
import { badResponse, cutStream, type ErrorScene, refusedByModel } from './errors.ts';

/** The events of one answer and whether the end mark of the protocol has come. */
export interface AnswerStream {
  readonly events: AsyncIterable<unknown>;
  ended(): boolean;
}

/**
 * Reads one streamed answer to its end. `inputText` is what the usage is estimated from when the server does not count.
 * Throws a `TaskError` when the stream is cut or not of the protocol; lets pass whatever reading itself throws.
 */
export async function readStream(
  stream: AnswerStream,
  inputText: string,
  io: ModelIo,
  scene: ErrorScene,
): Promise<ModelReply> {
  let text = '';
  let thought = '';
  let refusal = '';
  let finish: string | undefined;
  let counted: Usage | undefined;

  for await (const event of stream.events) {
    if (io.signal.aborted) break;
    const parsed = chunkSchema.safeParse(event);
    if (!parsed.success) throw badResponse('sent an event that is no part of a chat completion', scene);
    const { choices, usage } = parsed.data;
    // Some servers count in every chunk; the last one counts.
    if (usage)
      counted = { calls: 1, inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens };
    const choice = choices?.[0];
    if (choice === undefined) continue;
    finish = choice.finish_reason ?? finish;
    refusal += choice.delta?.refusal ?? '';
    const thoughtPiece = choice.delta?.reasoning_content ?? choice.delta?.reasoning ?? '';
    if (thoughtPiece !== '') {
      thought += thoughtPiece;
      io.onDelta(thoughtPiece, 'thought');
    }
    const piece = choice.delta?.content ?? '';
    if (piece !== '') {
      text += piece;
      io.onDelta(piece, 'text');
    }
  }

  if (finish === undefined && !stream.ended()) throw cutStream(scene);
  if (refusal !== '' && text === '') throw refusedByModel(refusal, scene);
  return { text, usage: counted ?? estimateUsage(inputText, text + thought), finish: finishOf(finish) };
}

function estimateUsage(input: string, output: string): Usage {
  return {
    calls: 1,
    inputTokens: estimateTokens(input),
    outputTokens: estimateTokens(output),
    estimated: true,
  };
}

function finishOf(reason: string | undefined): ModelReply['finish'] {
  if (reason === 'stop' || reason === 'length') return reason;
  return reason === 'content_filter' ? 'filtered' : 'other';
}
