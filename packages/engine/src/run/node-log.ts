import type { CancelReason, EventOf, OutcomeCounts, TaskOutcome } from '@parallax/schema';
import type { NodeFlow } from '../schedule/node-flow.ts';
import type { Emitter } from './emitter.ts';

type NodeOutcome = EventOf<'node-end'>['outcome'];

/** What was told of a node before its run's process went away. */
export interface NodePast {
  readonly width: number | undefined;
  readonly hasEnded: boolean;
}

/** Tells of one node: that it started, how wide it is, how its tasks ended. Each start gets exactly one end. */
export class NodeLog {
  private readonly emitter: Emitter;
  private readonly flow: NodeFlow;
  private readonly counts: OutcomeCounts = { ok: 0, error: 0, timeout: 0, cancelled: 0, skipped: 0 };
  /** Tasks whose results the run has to do without. A straggler that nobody needs is none. */
  private lost = 0;
  private width: number | undefined;
  private hasStarted: boolean;
  private hasEnded: boolean;

  constructor(emitter: Emitter, flow: NodeFlow, past: NodePast | undefined) {
    this.emitter = emitter;
    this.flow = flow;
    this.hasStarted = past !== undefined;
    this.hasEnded = past?.hasEnded === true;
    this.width = past?.width;
  }

  started(): void {
    if (this.hasStarted) return;
    this.hasStarted = true;
    const { width } = this;
    const node = this.flow.node.id;
    this.emitter.emit(
      width === undefined ? { type: 'node-start', node } : { type: 'node-start', node, width },
    );
  }

  widthKnown(width: number): void {
    const isNews = this.width !== width;
    this.width = width;
    if (this.hasStarted && isNews)
      this.emitter.emit({ type: 'node-data', node: this.flow.node.id, name: 'width', data: width });
  }

  taskEnded(outcome: TaskOutcome, reason: CancelReason | undefined): void {
    this.counts[outcome] += 1;
    if (outcome !== 'ok' && reason !== 'not-needed') this.lost += 1;
  }

  ended(): void {
    this.started();
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.emitter.emit({
      type: 'node-end',
      node: this.flow.node.id,
      outcome: outcomeOf(this.counts, this.lost),
      counts: { ...this.counts },
    });
  }

  /** The run ends before the node's tasks have all ended. */
  cutShort(): void {
    if (!this.hasStarted || this.hasEnded) return;
    this.hasEnded = true;
    this.emitter.emit({
      type: 'node-end',
      node: this.flow.node.id,
      outcome: 'cancelled',
      counts: { ...this.counts },
    });
  }
}

function outcomeOf(counts: OutcomeCounts, lost: number): NodeOutcome {
  if (counts.ok > 0) return lost > 0 ? 'partial' : 'ok';
  if (counts.error + counts.timeout > 0) return 'error';
  if (counts.cancelled > 0) return 'cancelled';
  return counts.skipped > 0 ? 'skipped' : 'ok';
}
