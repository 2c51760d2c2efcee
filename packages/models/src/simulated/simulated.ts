import { type Clock, type ModelIo, type ModelReply, type ModelRequest, systemClock } from '@parallax/engine';
import { TaskError } from '@parallax/schema';
import { abortError } from '../abort.ts';
import { parseModelName } from '../model-name.ts';
import type { OfflineModel } from '../offline-model.ts';
import { estimateTokens } from '../tokens.ts';
import { wait } from '../wait.ts';
import { type Draw, drawCall } from './draw.ts';
import { fillerText } from './filler.ts';
import { randomInstance } from './instance.ts';
import { type Knobs, parseKnobs } from './knobs.ts';
import { createRandom, hashText } from './random.ts';

export interface SimulatedOptions {
  readonly clock?: Clock;
  /** In place of the defaults of the schema; a model's name goes before them. */
  readonly knobs?: Partial<Knobs>;
  /** Seeds the requests that carry none. Default: chance. */
  readonly seed?: () => number;
}

/**
 * `offline/simulated`, the rehearsal model: streams filler at a chosen pace and fails as often as it is told to, so that a
 * graph's limits, retries and waiting can be tried without a server. The same seed and prompt meet the same fate.
 */
export function createSimulated(options: SimulatedOptions = {}): OfflineModel {
  const { clock = systemClock, knobs: defaults = {}, seed: nextSeed = randomSeed } = options;

  async function call(request: ModelRequest, io: ModelIo): Promise<ModelReply> {
    if (io.signal.aborted) throw abortError(io.signal);
    const knobs = parseKnobs(parseModelName(request.model).name, defaults);
    const seed = request.seed ?? nextSeed();
    const key = `${seed}/${hashText(`${request.system ?? ''}\n${request.prompt}`)}`;
    // One series of numbers for each purpose, so that a knob changes what it is for and nothing else.
    const series = (purpose: string) => createRandom(hashText(`${purpose}/${key}`));
    const draw = drawCall(knobs, series('fault'), series('pace'));
    const text = series('text');

    const start = clock.now() + draw.latencyMs;
    await wait(clock, draw.latencyMs, io.signal);
    if (draw.fault === 'failure') {
      throw new TaskError('http-500', 'A simulated failure: the knob "failure" asked for it.', {
        retryable: true,
      });
    }
    if (draw.fault === 'rate-limit') {
      throw new TaskError('http-429', 'A simulated rate limit: the knob "rate429" asked for it.', {
        retryable: true,
        retryAfterMs: knobs.retryAfter,
      });
    }
    const whole =
      request.schema === undefined
        ? fillerText(request.prompt, draw.tokens, text)
        : JSON.stringify(randomInstance(request.schema, text));
    const limit = (request.maxTokens ?? Number.POSITIVE_INFINITY) * 4;
    const answer = whole.length > limit ? whole.slice(0, limit) : whole;
    await stream(answer, draw, start, clock, io);
    return {
      text: answer,
      usage: {
        calls: 1,
        inputTokens: estimateTokens(`${request.system ?? ''}${request.prompt}`),
        outputTokens: estimateTokens(answer),
      },
      finish: answer.length < whole.length ? 'length' : 'stop',
    };
  }

  return {
    name: 'simulated',
    description:
      'Rehearses a graph: filler text with chosen latencies and faults. Settings go into the name, as in simulated?latency=800&failure=0.05.',
    call,
  };
}

/** Sends the text word by word, each when it is due since `start`; a stall stops for good after half of it. */
async function stream(text: string, draw: Draw, start: number, clock: Clock, io: ModelIo): Promise<void> {
  const words = draw.tokensPerMs === Number.POSITIVE_INFINITY ? [text] : (text.match(/\S+\s*/gu) ?? []);
  const stallAt = draw.fault === 'stall' ? Math.ceil(words.length / 2) : Number.POSITIVE_INFINITY;
  let sent = 0;
  for (const [index, word] of words.entries()) {
    if (index >= stallAt) break;
    // From the start and not from the word before, so that late timers do not add up.
    const due = start + sent / 4 / draw.tokensPerMs;
    await wait(clock, due - clock.now(), io.signal);
    io.onDelta(word, 'text');
    sent += word.length;
  }
  if (draw.fault === 'stall') await wait(clock, Number.POSITIVE_INFINITY, io.signal);
}

function randomSeed(): number {
  return Math.floor(Math.random() * 2 ** 32);
}
