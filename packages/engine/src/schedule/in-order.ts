import type { ProgramEdge } from '../compile/program.ts';
import type { Delivery, Group } from './group.ts';
import { compareBranches, type PathNode } from './path-node.ts';

/** A scope below a group, as far as it has been opened. */
interface Opened {
  branches: number;
  isWhole: boolean;
}

/**
 * Hands the deliveries of a group on in (edge, path) order, each as soon as everything before it is known: so what is made of them can
 * begin early and still does not depend on the order of arrival.
 */
export class InOrder {
  private readonly group: Group;
  private readonly hand: (delivery: Delivery) => void;
  private readonly arrived = new Map<string, Delivery>();
  private readonly opened = new Map<string, Opened>();
  private readonly walk: Generator<Delivery | undefined, void>;

  constructor(group: Group, hand: (delivery: Delivery) => void) {
    this.group = group;
    this.hand = hand;
    this.walk = this.all();
    for (const delivery of group.deliveries)
      this.arrived.set(placeOf(delivery.edge, delivery.path.key), delivery);
  }

  add(delivery: Delivery): void {
    this.arrived.set(placeOf(delivery.edge, delivery.path.key), delivery);
    this.advance();
  }

  /** A scope was opened, or has got further branches. */
  widened(edge: ProgramEdge, path: PathNode, branches: number, isWhole: boolean): void {
    const place = placeOf(edge, path.key);
    const known = this.opened.get(place);
    this.opened.set(place, { branches: branches + (known?.branches ?? 0), isWhole });
    this.advance();
  }

  /** Nothing more comes: what waits for something before it is handed on without it. */
  close(): void {
    this.advance();
    const rest = [...this.arrived.values()];
    this.arrived.clear();
    rest.sort((a, b) => a.edge.order - b.edge.order || compareBranches(a.path, b.path));
    for (const delivery of rest) this.hand(delivery);
  }

  private advance(): void {
    for (;;) {
      const { value } = this.walk.next();
      if (value === undefined) return;
      this.arrived.delete(placeOf(value.edge, value.path.key));
      this.hand(value);
    }
  }

  private *all(): Generator<Delivery | undefined, void> {
    const { flow, path } = this.group;
    for (const edge of flow.node.inputs.toSorted((a, b) => a.order - b.order)) {
      const depth = Math.min(edge.stack.length, flow.node.stack.length);
      yield* this.below(edge, path.ancestor(depth).key, depth);
    }
  }

  /** Undefined means that what comes next is not known yet. */
  private *below(edge: ProgramEdge, key: string, depth: number): Generator<Delivery | undefined, void> {
    const place = placeOf(edge, key);
    let scope = this.opened.get(place);
    while (scope === undefined) {
      const delivery = this.arrived.get(place);
      yield delivery;
      if (delivery !== undefined) return;
      scope = this.opened.get(place);
    }
    for (let index = 0; ; ) {
      scope = this.opened.get(place) ?? scope;
      if (index < scope.branches) {
        const own = `${edge.stack[depth] ?? ''}:${index}`;
        yield* this.below(edge, key === '' ? own : `${key}/${own}`, depth + 1);
        index += 1;
      } else if (scope.isWhole) {
        this.opened.delete(place);
        return;
      } else {
        yield undefined;
      }
    }
  }
}

function placeOf(edge: ProgramEdge, key: string): string {
  return `${edge.id} ${key}`;
}
