import { type Json, type Lineage, lineageOf, type Path } from '@parallax/schema';
import type { AnyKind, GatheredItem, MissingValue, PacedResult } from '../kind.ts';
import type { NodeFlow } from '../schedule/node-flow.ts';
import type { PathNode } from '../schedule/path-node.ts';
import type { NodeRun } from './node-run.ts';
import { hash32 } from './seed.ts';
import type { TaskHost } from './task-host.ts';
import { taskIdOf } from './task-log.ts';
import type { TaskMaterial } from './task-material.ts';

/** What a task is, from beginning to end: its node, its path and what it works on. What it is doing is for `LiveTask`. */
export abstract class TaskFacts {
  readonly place: NodeRun;
  readonly flow: NodeFlow;
  readonly pathNode: PathNode;
  readonly inputs: Readonly<Record<string, Json>>;
  /** Of a task that takes its items as they come: known when they are all there. */
  items: readonly GatheredItem[];
  missing: readonly MissingValue[];
  readonly paced: PacedResult | undefined;
  readonly task: string;
  protected readonly host: TaskHost;

  constructor(host: TaskHost, place: NodeRun, path: PathNode, material: TaskMaterial) {
    const { flow } = place;
    this.host = host;
    this.place = place;
    this.flow = flow;
    this.pathNode = path;
    this.inputs = material.inputs;
    this.items = material.items;
    this.missing = material.missing;
    this.paced = material.paced;
    this.task = taskIdOf(flow, path);
  }

  /** What it is made of; undefined where that is not kept. */
  get from(): Lineage | undefined {
    const { gathering, stack } = this.flow.node;
    return gathering?.keepsLineage === true ? lineageOf(this.items, stack.length) : undefined;
  }

  get runId(): string {
    return this.host.runId;
  }

  get kind(): AnyKind {
    return this.flow.node.kind;
  }

  get config(): unknown {
    return this.flow.node.config;
  }

  get node(): { readonly id: string; readonly label: string } {
    return this.flow.node;
  }

  get path(): Path {
    return this.pathNode.path;
  }

  get label(): string {
    return this.pathNode.label;
  }

  get seed(): number {
    return hash32(this.task, this.host.seed);
  }

  get sample(): number {
    return this.host.sampleOf(this.pathNode);
  }
}
