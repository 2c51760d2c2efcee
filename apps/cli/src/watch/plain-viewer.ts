import type { EventOf, RunEvent } from '@parallax/schema';
import { count, counted, duration } from './numbers.ts';
import { oneLine } from './text.ts';
import type { Viewer } from './viewer.ts';

/** Progress of one node is told at most this often. */
const EVERY_MS = 1000;

interface NodeProgress {
  width: number | undefined;
  ended: number;
  failed: number;
  running: number;
  startedAt: number;
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
          startedAt: event.at,
          toldAt: event.at,
        });
        this.tell(
          event.node,
          event.width === undefined ? 'started' : `started, ${counted(event.width, 'task')}`,
        );
        return;
      case 'node-data': {
        const node = this.nodes.get(event.node);
        if (node !== undefined && event.name === 'width' && typeof event.data === 'number')
          node.width = event.data;
        return;
      }
      case 'task-start': {
        const node = this.nodes.get(event.node);
        if (node !== undefined) node.running += 1;
        if (event.label !== undefined) this.labels.set(event.task, event.label);
        return;
      }
      case 'task-retry': {
        const node = this.nodes.get(event.node);
        if (node !== undefined) node.running -= 1;
        this.tellTask(
          event.node,
          this.labels.get(event.task),
          `attempt ${event.attempt} failed, next in ${duration(event.waitMs)}: ${event.error.message}`,
        );
        return;
      }
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

  private taskEnded(event: EventOf<'task-end'>): void {
    this.labels.delete(event.task);
    const node = this.nodes.get(event.node);
    if (node === undefined) return;
    node.ended += 1;
    if (event.attempts > 0) node.running = Math.max(0, node.running - 1);
    if (event.outcome === 'error' || event.outcome === 'timeout') {
      node.failed += 1;
      const tries = event.attempts > 1 ? ` after ${event.attempts} attempts` : '';
      this.tellTask(event.node, event.label, `failed${tries}: ${event.error?.message ?? event.outcome}`);
    }
    if (event.at - node.toldAt < EVERY_MS || node.ended === node.width) return;
    node.toldAt = event.at;
    const of = node.width === undefined ? '' : ` of ${count(node.width)}`;
    const failed = node.failed === 0 ? '' : `, ${count(node.failed)} failed`;
    this.tell(event.node, `${count(node.ended)}${of}${failed}, ${count(node.running)} running`);
  }

  private nodeEnded({ node, outcome, counts, at }: EventOf<'node-end'>): void {
    const parts = Object.entries(counts).filter(([, many]) => many > 0);
    const told = parts.map(([name, many]) => `${count(many)} ${name}`).join(', ');
    const startedAt = this.nodes.get(node)?.startedAt ?? at;
    this.tell(
      node,
      `${outcome === 'ok' ? 'done' : outcome}, ${told || 'nothing to do'}, ${duration(at - startedAt)}`,
    );
  }

  private tellTask(node: string, label: string | undefined, what: string): void {
    this.tell(node, label === undefined ? what : `${label}: ${what}`);
  }

  private tell(node: string, what: string): void {
    this.print(oneLine(`${this.titles[node] ?? node}: ${what}`));
  }
}
