import { costOf, type Json, type Path, type Usage } from '@parallax/schema';
import type { Arrival, CallChannel, GatheredItem, MissingValue, PacedResult, TaskContext } from '../kind.ts';
import type { ModelPort, ModelReply, ModelRequest } from '../model-port.ts';
import type { TaskIo, TaskJob, TaskRunner } from './task-runner.ts';

/** Runs tasks in this process. */
export function embeddedRunner(models: ModelPort): TaskRunner {
  return { run: (job, io) => job.kind.run(new EmbeddedContext(job, io, models)) };
}

class EmbeddedContext implements TaskContext<unknown> {
  private readonly job: TaskJob;
  private readonly io: TaskIo;
  private readonly models: ModelPort;

  constructor(job: TaskJob, io: TaskIo, models: ModelPort) {
    this.job = job;
    this.io = io;
    this.models = models;
  }

  get config(): unknown {
    return this.job.config;
  }

  get node(): { readonly id: string; readonly label: string } {
    return this.job.node;
  }

  get path(): Path {
    return this.job.path;
  }

  get label(): string {
    return this.job.label;
  }

  get inputs(): Readonly<Record<string, Json>> {
    return this.job.inputs;
  }

  get items(): readonly GatheredItem[] {
    return this.job.items;
  }

  get missing(): readonly MissingValue[] {
    return this.job.missing;
  }

  get paced(): PacedResult | undefined {
    return this.job.paced;
  }

  get arrivals(): AsyncIterable<Arrival> {
    return this.io.arrivals;
  }

  get attempt(): number {
    return this.job.attempt;
  }

  get seed(): number {
    return this.job.seed;
  }

  get sample(): number {
    return this.job.sample;
  }

  get signal(): AbortSignal {
    return this.io.signal;
  }

  async call(request: ModelRequest, channel: CallChannel = 'text'): Promise<ModelReply> {
    const slot = this.io.slot(request.model);
    const release = typeof slot === 'function' ? slot : await slot;
    let streamed = 0;
    try {
      const reply = await this.models.call(request, {
        signal: this.io.signal,
        onDelta: (text, of) => {
          streamed += text.length;
          this.heard(text, of, channel);
        },
      });
      this.spent(request.model, { ...reply.usage, calls: Math.max(0, reply.usage.calls - 1) });
      return reply;
    } catch (thrown) {
      // An answer that was cut off is billed, and nobody says how much.
      if (streamed > 0) this.spent(request.model, estimatedUsage(request, streamed));
      throw thrown;
    } finally {
      release();
    }
  }

  /** What a call used, with its cost where the provider does not say it and the price is known. */
  private spent(model: string, usage: Usage): void {
    const price = usage.costUsd === undefined ? this.models.price?.(model) : undefined;
    this.io.usage(price === undefined ? usage : { ...usage, costUsd: costOf(price, usage) });
  }

  delta(text: string, channel: 'text' | 'thought' = 'text'): void {
    this.io.delta(text, channel);
  }

  data(name: string, data: Json): void {
    this.io.data(name, data);
  }

  private heard(text: string, of: 'text' | 'thought', channel: CallChannel): void {
    this.io.active();
    if (channel !== 'none') this.io.delta(text, channel === 'thought' ? 'thought' : of);
  }
}

/** About four characters are a token. The call itself has been counted. */
function estimatedUsage(request: ModelRequest, streamed: number): Usage {
  const sent = (request.system ?? '').length + request.prompt.length;
  return {
    calls: 0,
    inputTokens: Math.ceil(sent / 4),
    outputTokens: Math.ceil(streamed / 4),
    estimated: true,
  };
}
