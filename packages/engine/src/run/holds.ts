import { HOLD, type Hold } from '@parallax/schema';
import type { Emitter } from './emitter.ts';

/** Says on the nodes why their calls do not begin: which nodes wait for which pool, and what holds it. */
export class Holds {
  private readonly emitter: Emitter;
  /** Ids of nodes by the pool that their calls pass. */
  private readonly nodes = new Map<string, Set<string>>();
  private readonly held = new Map<string, Hold>();

  constructor(emitter: Emitter) {
    this.emitter = emitter;
  }

  waits(node: string, pool: string): void {
    let nodes = this.nodes.get(pool);
    if (nodes === undefined) {
      nodes = new Set();
      this.nodes.set(pool, nodes);
    }
    if (nodes.has(node)) return;
    nodes.add(node);
    const hold = this.held.get(pool);
    if (hold !== undefined) this.tell(node, hold);
  }

  changed(pool: string, hold: Hold | null): void {
    if (hold === null && !this.held.has(pool)) return;
    if (hold === null) this.held.delete(pool);
    else this.held.set(pool, hold);
    for (const node of this.nodes.get(pool) ?? []) this.tell(node, hold);
  }

  private tell(node: string, hold: Hold | null): void {
    this.emitter.emit({ type: 'node-data', node, name: HOLD, data: hold === null ? null : { ...hold } });
  }
}
