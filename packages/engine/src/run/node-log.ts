import type { EventOf, OutcomeCounts, TaskOutcome } from '@parallax/schema';
import type { NodeFlow } from '../schedule/node-flow.ts';
import type { Emitter } from './emitter.ts';

type NodeOutcome = EventOf<'node-end'>['outcome'];

/** Tells of one node: that it started, how wide it is, how its tasks ended. Each start gets exactly one end. */
export class NodeLog {
  private readonly emitter: Emitter;
  private readonly flow: NodeFlow;
  private readonly counts: OutcomeCounts = { ok: 0, error: 0, timeout: 0, cancelled: 0, skipped: 0 };
  private width: number | undefined;
  private hasStarted = false;
  private hasEnded = false;

  constructor(emitter: Emitter, flow: NodeFlow) {
    this.emitter = emitter;
    this.flow = flow;
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
    this.width = width;
    if (this.hasStarted)
      this.emitter.emit({ type: 'node-data', node: this.flow.node.id, name: 'width', data: width });
  }

  taskEnded(outcome: TaskOutcome): void {
    this.counts[outcome] += 1;
  }

  ended(): void {
    this.started();
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.emitter.emit({
      type: 'node-end',
      node: this.flow.node.id,
      outcome: outcomeOf(this.counts),
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

function outcomeOf(counts: OutcomeCounts): NodeOutcome {
  const failed = counts.error + counts.timeout;
  if (failed + counts.skipped + counts.cancelled === 0) return 'ok';
  if (counts.ok > 0) return failed + counts.skipped > 0 ? 'partial' : 'ok';
  if (failed > 0) return 'error';
  return counts.cancelled > 0 ? 'cancelled' : 'skipped';
}
