import { answerText, countTokens, pieces } from './answer.ts';
import type { Behaviour } from './plan.ts';
import type { CompletionRequest } from './request.ts';
import type { Wire } from './wire.ts';

/** What an answer came to, for the records. */
export interface Spent {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** Streams the answer to a completion request, with the faults of its behaviour. */
export async function streamAnswer(
  wire: Wire,
  request: CompletionRequest,
  behaviour: Behaviour,
  spend: (spent: Spent) => void,
): Promise<void> {
  const text = answerText(request, behaviour);
  const spent = {
    promptTokens: countTokens(request.messages.map((message) => message.content).join('')),
    completionTokens: countTokens(`${behaviour.thought ?? ''}${text}`),
  };
  const usage = {
    prompt_tokens: spent.promptTokens,
    completion_tokens: spent.completionTokens,
    total_tokens: spent.promptTokens + spent.completionTokens,
  };
  const usageAt = request.stream_options?.include_usage ? (behaviour.usage ?? 'own-chunk') : 'none';
  const base = { id: 'chatcmpl-test', object: 'chat.completion.chunk', created: 1, model: request.model };
  const event = (data: object) => wire.write(`data: ${JSON.stringify(data)}\n\n`);
  const delta = (part: object, rest: object = {}) =>
    event({ ...base, choices: [{ index: 0, delta: part, finish_reason: null, ...rest }] });

  await wire.head(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  await delta({ role: 'assistant', content: '' });
  for (const piece of pieces(behaviour.thought ?? '')) {
    await delta({ [behaviour.thoughtField ?? 'reasoning_content']: piece });
  }
  if (behaviour.refusal !== undefined) await delta({ refusal: behaviour.refusal });
  const parts = pieces(text);
  for (let sent = 0; sent <= parts.length; sent++) {
    if (await misbehave(wire, behaviour, sent)) return;
    const part = parts[sent];
    if (part !== undefined) await delta({ content: part });
  }
  spend(spent);
  if (!behaviour.noFinish) {
    const finish = { finish_reason: behaviour.finish ?? 'stop' };
    await event({
      ...base,
      choices: [{ index: 0, delta: {}, ...finish }],
      ...(usageAt === 'with-finish' ? { usage } : {}),
    });
  }
  if (usageAt === 'own-chunk') await event({ ...base, choices: [], usage });
  if (usageAt === 'no-choices') await event({ ...base, usage });
  await wire.end('data: [DONE]\n\n');
}

/** Does what has to go wrong after `sent` chunks; true when nothing more may be sent. */
async function misbehave(wire: Wire, behaviour: Behaviour, sent: number): Promise<boolean> {
  if (behaviour.garbageAfter === sent) await wire.write('data: {"choices": [{"del\n\n');
  if (behaviour.stallAfter === sent) await wire.stall();
  if (behaviour.endAfter === sent) {
    await wire.end();
    return true;
  }
  if (behaviour.errorAfter === sent) {
    const error = {
      message: behaviour.errorMessage ?? 'The engine failed.',
      code: behaviour.errorCode ?? null,
    };
    await wire.end(`data: ${JSON.stringify({ error })}\n\n`);
    return true;
  }
  if (behaviour.cutAfter === sent) {
    wire.cut();
    return true;
  }
  return false;
}
