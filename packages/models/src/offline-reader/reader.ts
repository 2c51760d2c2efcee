import { type Clock, type ModelIo, type ModelReply, type ModelRequest, systemClock } from '@parallax/engine';
import { abortError } from '../abort.ts';
import type { OfflineModel } from '../offline-model.ts';
import { createComposer } from './compose.ts';
import { streamWords } from './pacing.ts';
import { seededRandom } from './sampling.ts';
import { loadTagger } from './text/wink.ts';

export interface ReaderOptions {
  readonly clock?: Clock;
  /** Before the first word, in milliseconds, give or take a third. Default 250; 0 for none. */
  readonly latencyMs?: number;
  /** Default 45; 0 answers at once. */
  readonly wordsPerSecond?: number;
  /** Seeds the requests that carry none. Default: chance. */
  readonly seed?: () => number;
}

const tokensPerWord = 1.33;

/**
 * `offline/reader`: answers from the text of the prompt by extraction, ranking, counting and word lists; there is no language
 * model in it. The same request with the same seed and temperature gets the same answer.
 */
export function createReader(options: ReaderOptions = {}): OfflineModel {
  const { clock = systemClock, latencyMs = 250, wordsPerSecond = 45, seed: nextSeed = chance } = options;
  let composer: ReturnType<typeof createComposer> | undefined;

  async function call(request: ModelRequest, io: ModelIo): Promise<ModelReply> {
    if (io.signal.aborted) throw abortError(io.signal);
    const seed = request.seed ?? nextSeed();
    composer ??= createComposer(await loadTagger());
    if (io.signal.aborted) throw abortError(io.signal);
    const { text: whole } = composer(request, seed);
    const text = firstWords(whole, request.maxTokens);
    await streamWords(text, { clock, latencyMs, wordsPerSecond, random: seededRandom(seed) }, io);
    return {
      text,
      usage: {
        calls: 1,
        inputTokens: tokensOf(`${request.system ?? ''} ${request.prompt}`),
        outputTokens: tokensOf(text),
        costUsd: 0,
        estimated: true,
      },
      finish: text.length < whole.length ? 'length' : 'stop',
    };
  }

  return {
    name: 'reader',
    description: 'No language model: answers by extraction, ranking, counting and sentiment (English).',
    call,
  };
}

function chance(): number {
  return Math.floor(Math.random() * 2 ** 32);
}

function tokensOf(text: string): number {
  return Math.ceil((text.match(/\S+/g)?.length ?? 0) * tokensPerWord);
}

/** As much of a text as `maxTokens` allow, cut after a word. */
function firstWords(text: string, maxTokens: number | undefined): string {
  if (maxTokens === undefined || tokensOf(text) <= maxTokens) return text;
  const words = text.match(/\s*\S+/g) ?? [];
  return words.slice(0, Math.max(1, Math.floor(maxTokens / tokensPerWord))).join('');
}
