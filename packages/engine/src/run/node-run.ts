import type { NodeFlow } from '../schedule/node-flow.ts';
import type { Emitter } from './emitter.ts';
import type { LiveTask } from './live-task.ts';
import { NodeLog, type NodePast } from './node-log.ts';

/** What a run holds about one node: its place in the dataflow, what was told of it, and its tasks that have not ended. */
export class NodeRun {
  readonly flow: NodeFlow;
  readonly log: NodeLog;
  readonly live = new Set<LiveTask>();

  constructor(emitter: Emitter, flow: NodeFlow, past: NodePast | undefined) {
    this.flow = flow;
    this.log = new NodeLog(emitter, flow, past);
  }
}
