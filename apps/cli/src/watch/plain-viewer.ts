import { type EventOf, HOLD, type Hold, holdSchema, type RunEvent } from '@parallax/schema';
import { count, counted, duration } from './numbers.ts';
import { oneLine } from './text.ts';
import type { Viewer } from './viewer.ts';

/** Progress of one node is told at most this often. */
const EVERY_MS = 1000;
/** How a server says that it has too much to do. */
const BUSY = 'http-429';

interface NodeProgress {
  width: number | undefined;
  ended: number;
  failed: number;
  running: number;
  retrying: number;
  reused: number;
  startedAt: number;
  busyToldAt: number;
  toldAt: number;
}

/** Tells a run in lines, for logs: what starts and ends, every failure and retry, and progress now and then. */
export class PlainViewer implements Viewer {
  private readonly titles: Readonly<Record<string, string>>;
  private readonly print: (line: string) => void;
  private readonly nodes = new Map<string, NodeProgress>();
  private readonly labels = new Map<string, string>();

  /** @param titles what nodes are called, by id */
  constructor(titles: Readonly<Record<string, string>>, print: (line: string) => void) {
    this.titles = titles;
    this.print = print;
  }

  receive(event: RunEvent): void {
    switch (event.type) {
      case 'node-start':
        this.nodes.set(event.node, {
          width: event.width,
          ended: 0,
          failed: 0,
          running: 0,
          retrying: 0,
          reused: 0,
          startedAt: event.at,
          busyToldAt: 0,
          toldAt: event.at,
        });
        this.tell(
          event.node,
          event.width === undefined ? 'started' : `started, ${counted(event.width, 'task')}`,
        );
        return;
      case 'node-data':
        this.nodeData(event);
        return;
      case 'task-start': {
        const node = this.nodes.get(event.node);
        if (node !== undefined) node.running += 1;
        if (node !== undefined && event.attempt > 1) node.retrying = Math.max(0, node.retrying - 1);
        if (event.label !== undefined) this.labels.set(event.task, event.label);
        return;
      }
      case 'task-retry':
        this.taskFailed(event);
        return;
      case 'task-end':
        this.taskEnded(event);
        return;
      case 'node-end':
        this.nodeEnded(event);
        return;
      default:
    }
  }

  close(): void {}

  private taskFailed({ node: id, task, attempt, waitMs, error, at }: EventOf<'task-retry'>): void {
    const node = this.nodes.get(id);
    if (node === undefined) return;
    node.running -= 1;
    node.retrying += 1;
    const isBusy = error.code === BUSY;
    // Where a server is found out how much it allows, it refuses many: one line now and then says so.
    if (isBusy && at - node.busyToldAt < EVERY_MS) return;
    if (isBusy) node.busyToldAt = at;
    const what = isBusy ? 'refused for now' : `attempt ${attempt} failed`;
    this.tellTask(id, this.labels.get(task), `${what}, next in ${duration(waitMs)}: ${error.message}`);
  }

  private taskEnded(event: EventOf<'task-end'>): void {
    this.labels.delete(event.task);
    const node = this.nodes.get(event.node);
    if (node === undefined) return;
    node.ended += 1;
    if (event.attempts > 0) node.running = Math.max(0, node.running - 1);
    if (event.reused !== undefined) node.reused += 1;
    if (event.outcome === 'error' || event.outcome === 'timeout') {
      node.failed += 1;
      const tries = event.attempts > 1 ? ` after ${event.attempts} attempts` : '';
      this.tellTask(event.node, event.label, `failed${tries}: ${event.error?.message ?? event.outcome}`);
    }
    if (event.at - node.toldAt < EVERY_MS || node.ended === node.width) return;
    node.toldAt = event.at;
    const of = node.width === undefined ? '' : ` of ${count(node.width)}`;
    const parts = [
      `${count(node.ended)}${of}`,
      ...told(node.reused, 'reused'),
      ...told(node.failed, 'failed'),
      ...told(node.retrying, 'waiting to try again'),
      `${count(node.running)} running`,
    ];
    this.tell(event.node, parts.join(', '));
  }

  private nodeData({ node: id, name, data, at }: EventOf<'node-data'>): void {
    const node = this.nodes.get(id);
    if (node !== undefined && name === 'width' && typeof data === 'number') node.width = data;
    if (name !== HOLD) return;
    const hold = holdSchema.nullable().safeParse(data);
    if (!hold.success) return;
    if (hold.data === null) this.tell(id, 'goes on');
    else this.tell(id, `on hold${untilOf(hold.data, at)}: ${hold.data.message}`);
  }

  private nodeEnded({ node, outcome, counts, at }: EventOf<'node-end'>): void {
    const { startedAt = at, reused = 0 } = this.nodes.get(node) ?? {};
    const parts = Object.entries(counts).flatMap(([name, many]) => told(many, name));
    if (reused > 0) parts.push(...told(reused, 'of them reused'));
    const ended = parts.join(', ') || 'nothing to do';
    this.tell(node, `${outcome === 'ok' ? 'done' : outcome}, ${ended}, ${duration(at - startedAt)}`);
  }

  private tellTask(node: string, label: string | undefined, what: string): void {
    this.tell(node, label === undefined ? what : `${label}: ${what}`);
  }

  private tell(node: string, what: string): void {
    this.print(oneLine(`${this.titles[node] ?? node}: ${what}`));
  }
}

function told(many: number, word: string): string[] {
  return many === 0 ? [] : [`${count(many)} ${word}`];
}

function untilOf({ until }: Hold, now: number): string {
  return until === null || until <= now ? '' : ` for ${duration(until - now)}`;
}
