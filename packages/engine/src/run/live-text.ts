import type { Clock } from '../clock.ts';
import type { Emitter } from './emitter.ts';

type Channel = 'text' | 'thought';

/** The streamed text of one attempt, with what was not sent yet. */
export class LiveText {
  private readonly sender: DeltaSender;
  private readonly node: string;
  private readonly task: string;
  private readonly sent = { text: 0, thought: 0 };
  private readonly unsent = { text: '', thought: '' };

  constructor(sender: DeltaSender, node: string, task: string) {
    this.sender = sender;
    this.node = node;
    this.task = task;
  }

  add(text: string, channel: Channel): void {
    if (text === '') return;
    this.unsent[channel] += text;
    this.sender.soon(this);
  }

  /** What was not sent yet will not be: the task has ended and its result says it all. */
  close(): void {
    this.sender.forget(this);
  }

  send(emitter: Emitter): void {
    for (const channel of ['thought', 'text'] as const) {
      const text = this.unsent[channel];
      if (text === '') continue;
      emitter.emit({
        type: 'task-delta',
        node: this.node,
        task: this.task,
        channel,
        offset: this.sent[channel],
        text,
      });
      this.sent[channel] += text.length;
      this.unsent[channel] = '';
    }
  }
}

/** Sends deltas together every few milliseconds: one event a task, however many tokens came. */
export class DeltaSender {
  private readonly emitter: Emitter;
  private readonly clock: Clock;
  private readonly everyMs: number;
  private readonly waiting = new Set<LiveText>();
  private stopTimer: (() => void) | undefined;

  constructor(emitter: Emitter, clock: Clock, everyMs: number) {
    this.emitter = emitter;
    this.clock = clock;
    this.everyMs = everyMs;
  }

  soon(text: LiveText): void {
    if (this.everyMs === 0) {
      text.send(this.emitter);
      return;
    }
    this.waiting.add(text);
    this.stopTimer ??= this.clock.after(this.everyMs, () => {
      this.stopTimer = undefined;
      const due = [...this.waiting];
      this.waiting.clear();
      for (const waiting of due) waiting.send(this.emitter);
    });
  }

  forget(text: LiveText): void {
    this.waiting.delete(text);
  }

  stop(): void {
    this.waiting.clear();
    this.stopTimer?.();
    this.stopTimer = undefined;
  }
}
