import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import {
  canonicalJson,
  isJsonObject,
  type Json,
  type TaskErrorBody,
  toErrorBody,
  usageSchema,
} from '@parallax/schema';
import type { Clock } from '../clock.ts';
import type { ModelReply, ModelRequest } from '../model-port.ts';
import { Retries, type Retry } from './retries.ts';
import { reasonOf, StepTimer } from './step-timer.ts';
import type { AttemptTimes } from './watchdog.ts';

/** What the calls of a task that makes many need of their run. */
export interface StepHost {
  readonly clock: Clock;
  readonly times: AttemptTimes;
  /** Further attempts of each call; undefined for as many as a task has by default. */
  readonly retries: number | undefined;
  readonly signal: AbortSignal;
  /** A call that this task finished before its run's process went away. */
  recorded(key: string): Json | undefined;
  record(data: Json): void;
  /** Tells of a failed attempt and says how long to wait before the next, in milliseconds. */
  retrying(attempt: number, error: TaskErrorBody, retry: Retry): number;
}

/** Makes one attempt at a step. It asks to be watched when it has got its slot. */
export type MakeCall = (timed: () => StepTimer) => Promise<ModelReply>;

/**
 * The calls of a task that makes many. Each has times and retries of its own, and is remembered: neither a later attempt of the task nor a
 * run that goes on after a crash asks it again.
 */
export class Steps {
  private readonly host: StepHost;
  private readonly replies = new Map<string, Promise<ModelReply>>();
  private readonly givenUp = new WeakSet<object>();

  constructor(host: StepHost) {
    this.host = host;
  }

  /**
   * The reply to a request.
   *
   * @param recalled told what a call used that was made before a crash: it was paid by this run
   */
  run(request: ModelRequest, make: MakeCall, recalled: (reply: ModelReply) => void): Promise<ModelReply> {
    const key = keyOf(request);
    const known = this.replies.get(key);
    if (known !== undefined) return known;
    const earlier = replyIn(this.host.recorded(key));
    if (earlier !== undefined) recalled(earlier);
    const reply = earlier === undefined ? this.make(key, make) : Promise.resolve(earlier);
    this.replies.set(key, reply);
    reply.catch(() => this.replies.delete(key));
    return reply;
  }

  /** Whether a step threw this after all its attempts: there is no use in doing the whole task again. */
  gaveUp(thrown: unknown): boolean {
    return typeof thrown === 'object' && thrown !== null && this.givenUp.has(thrown);
  }

  private async make(key: string, make: MakeCall): Promise<ModelReply> {
    const { clock, times, signal } = this.host;
    const retries = new Retries(this.host.retries);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const reply = await make(() => new StepTimer(clock, times, signal));
        this.host.record(recordOf(key, reply));
        return reply;
      } catch (thrown) {
        const error = toErrorBody(thrown);
        const retry = signal.aborted ? undefined : retries.after(attempt, error, thrown, clock.now());
        if (retry === undefined) {
          if (typeof thrown === 'object' && thrown !== null) this.givenUp.add(thrown);
          throw thrown;
        }
        await this.pause(this.host.retrying(attempt, error, retry));
      }
    }
  }

  private pause(ms: number): Promise<void> {
    const { clock, signal } = this.host;
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        stop();
        reject(reasonOf(signal));
      };
      const stop = clock.after(ms, () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      });
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
    });
  }
}

function keyOf(request: ModelRequest): string {
  const content: Json = JSON.parse(JSON.stringify(request));
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content)))).slice(0, 32);
}

function recordOf(key: string, { text, finish, usage }: ModelReply): Json {
  const { calls, inputTokens, outputTokens, costUsd, estimated } = usage;
  const counts = { calls, inputTokens, outputTokens };
  return {
    key,
    text,
    finish,
    usage: {
      ...counts,
      ...(costUsd === undefined ? {} : { costUsd }),
      ...(estimated === undefined ? {} : { estimated }),
    },
  };
}

function replyIn(data: Json | undefined): ModelReply | undefined {
  if (!isJsonObject(data) || typeof data.text !== 'string') return undefined;
  const usage = usageSchema.safeParse(data.usage);
  const { text, finish } = data;
  if (!usage.success) return undefined;
  return {
    text,
    usage: usage.data,
    finish: finish === 'stop' || finish === 'length' || finish === 'filtered' ? finish : 'other',
  };
}
