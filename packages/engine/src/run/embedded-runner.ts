import type { Json, Path } from '@parallax/schema';
import type { Arrival, CallChannel, GatheredItem, MissingValue, PacedResult, TaskContext } from '../kind.ts';
import type { ModelPort, ModelReply, ModelRequest } from '../model-port.ts';
import { ModelCaller } from './model-call.ts';
import type { TaskIo, TaskJob, TaskRunner } from './task-runner.ts';

/** Runs tasks in this process. */
export function embeddedRunner(models: ModelPort): TaskRunner {
  return { run: (job, io) => job.kind.run(new EmbeddedContext(job, io, models)) };
}

class EmbeddedContext implements TaskContext<unknown> {
  private readonly job: TaskJob;
  private readonly io: TaskIo;
  private readonly models: ModelPort;
  private caller: ModelCaller | undefined;

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

  get inOrder(): AsyncIterable<Arrival> {
    return this.io.inOrder;
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
    return await this.asker().call(request, (text, of) => this.heard(text, of, channel));
  }

  step(request: ModelRequest, channel: CallChannel = 'none'): Promise<ModelReply> {
    return this.io.steps.run(
      request,
      (timed) => this.asker().step(request, (text, of) => this.heard(text, of, channel), timed),
      ({ usage }) => this.io.usage(this.asker().priced(request.model, usage)),
    );
  }

  contextTokens(model: string): number | undefined {
    return this.models.contextTokens?.(model);
  }

  private asker(): ModelCaller {
    this.caller ??= new ModelCaller(this.models, this.io);
    return this.caller;
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
