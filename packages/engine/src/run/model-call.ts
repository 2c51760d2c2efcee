import { costOf, TaskError, type Usage } from '@parallax/schema';
import type { ModelPort, ModelReply, ModelRequest } from '../model-port.ts';
import type { StepTimer } from './step-timer.ts';
import type { EndCall, TaskIo } from './task-runner.ts';

/** Why the slower one of two requests was aborted. */
const OUTRUN = 'outrun';

type Heard = (text: string, of: 'text' | 'thought') => void;

/** Asks models for one task: each request in a slot of its own, with what it used told exactly once, also when it was cut off. */
export class ModelCaller {
  private readonly models: ModelPort;
  private readonly io: TaskIo;

  constructor(models: ModelPort, io: TaskIo) {
    this.models = models;
    this.io = io;
  }

  /** Asks, and a second time if the run wants that for stragglers. Rejects with what the adapter threw. */
  async call(request: ModelRequest, heard: Heard): Promise<ModelReply> {
    const slot = this.io.slot(request.model);
    const end = typeof slot === 'function' ? slot : await slot;
    return await this.send(request, this.io.signal, end, heard);
  }

  /** As `call`, for a task that makes many: the call has a time of its own, which begins with its slot. */
  async step(request: ModelRequest, heard: Heard, timed: () => StepTimer): Promise<ModelReply> {
    const slot = this.io.slot(request.model);
    const end = typeof slot === 'function' ? slot : await slot;
    const timer = timed();
    const listen: Heard = (text, of) => {
      timer.active();
      heard(text, of);
    };
    try {
      return await timer.guard(this.send(request, timer.signal, end, listen));
    } finally {
      timer.stop();
    }
  }

  private send(request: ModelRequest, signal: AbortSignal, end: EndCall, heard: Heard): Promise<ModelReply> {
    return this.io.hedge === undefined
      ? this.ask(request, signal, end, heard)
      : this.race(request, signal, end, heard);
  }

  private async ask(
    request: ModelRequest,
    signal: AbortSignal,
    endCall: EndCall,
    heard: Heard,
  ): Promise<ModelReply> {
    let streamed = 0;
    let isOver = false;
    let used: Usage | undefined;
    const account = (usage: Usage | undefined) => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', cutOff);
      used = usage === undefined ? undefined : this.priced(request.model, usage);
      if (used !== undefined) this.io.usage(used);
    };
    // At once, while the task still counts: its end is told in the same turn. A request that was sent is billed, and nobody says
    // how much.
    const cutOff = () => {
      account(estimatedUsage(request, streamed, isOutrun(signal)));
      if (!isOutrun(signal)) endCall({ thrown: signal.reason, usage: used });
    };
    signal.addEventListener('abort', cutOff, { once: true });
    try {
      const reply = await this.models.call(request, {
        signal,
        onDelta(text, of) {
          if (isOver) return;
          streamed += text.length;
          heard(text, of);
        },
      });
      account({ ...reply.usage, calls: Math.max(0, reply.usage.calls - 1) });
      endCall({ thrown: undefined, usage: used });
      return reply;
    } catch (thrown) {
      account(streamed > 0 ? estimatedUsage(request, streamed, false) : undefined);
      endCall({ thrown, usage: used });
      throw thrown;
    }
  }

  /** The first request and perhaps a second one: whichever begins its answer first goes on, and the other is aborted. */
  private race(request: ModelRequest, outer: AbortSignal, first: EndCall, heard: Heard): Promise<ModelReply> {
    return new Promise((resolve, reject) => {
      const racers = new Set<AbortController>();
      let winner: AbortController | undefined;
      let failure: unknown;
      const leads = (racer: AbortController) => {
        if (winner !== undefined) return;
        winner = racer;
        watch?.begun();
        for (const other of racers)
          if (other !== racer) other.abort(new TaskError(OUTRUN, 'The other request was faster.'));
      };
      const enter = (end: EndCall, asked: ModelRequest) => {
        const racer = new AbortController();
        racers.add(racer);
        const signal = AbortSignal.any([outer, racer.signal]);
        const listen: Heard = (text, of) => {
          leads(racer);
          heard(text, of);
        };
        this.ask(asked, signal, end, listen).then(
          (reply) => {
            leads(racer);
            if (winner !== racer) return;
            watch?.finished();
            resolve(reply);
          },
          (thrown: unknown) => {
            racers.delete(racer);
            failure ??= thrown;
            if (winner !== racer && racers.size > 0) return;
            watch?.begun();
            reject(winner === racer ? thrown : failure);
          },
        );
      };
      const watch = this.io.hedge?.(request.model, (end) => enter(end, again(request)));
      enter(first, request);
    });
  }

  /** What a call used, with its cost where the provider does not say it and the price is known. */
  priced(model: string, usage: Usage): Usage {
    const price = usage.costUsd === undefined ? this.models.price?.(model) : undefined;
    if (price === undefined) return usage;
    const costUsd = costOf(price, usage);
    return {
      ...usage,
      costUsd,
      ...(usage.hedged === undefined ? {} : { hedged: { ...usage.hedged, costUsd } }),
    };
  }
}

/** The second request draws anew, as a further attempt does: what made the first one slow may come with its seed. */
function again(request: ModelRequest): ModelRequest {
  const { seed } = request;
  return seed === undefined ? request : { ...request, seed: (seed ^ 0x9e3779b9) >>> 0 };
}

function isOutrun({ reason }: AbortSignal): boolean {
  return TaskError.is(reason) && reason.code === OUTRUN;
}

/** About four characters are a token. The call itself has been counted. */
function estimatedUsage(request: ModelRequest, streamed: number, isForNothing: boolean): Usage {
  const sent = (request.system ?? '').length + request.prompt.length;
  const tokens = { inputTokens: Math.ceil(sent / 4), outputTokens: Math.ceil(streamed / 4) };
  return {
    calls: 0,
    ...tokens,
    estimated: true,
    ...(isForNothing ? { hedged: { calls: 0, ...tokens } } : {}),
  };
}
