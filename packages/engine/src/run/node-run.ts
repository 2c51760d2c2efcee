import type { NodeFlow } from '../schedule/node-flow.ts';
import type { Emitter } from './emitter.ts';
import { LiveTasks } from './live-tasks.ts';
import { NodeLog, type NodePast } from './node-log.ts';

/** What a run holds about one node: its place in the dataflow, what was told of it, and its tasks that have not ended. */
export class NodeRun {
  readonly flow: NodeFlow;
  readonly log: NodeLog;
  readonly live: LiveTasks;

  /** @param depths of the groups that may cancel tasks of this node */
  constructor(emitter: Emitter, flow: NodeFlow, past: NodePast | undefined, depths?: Iterable<number>) {
    this.flow = flow;
    this.live = new LiveTasks(depths);
    this.log = new NodeLog(emitter, flow, past);
  }
}
