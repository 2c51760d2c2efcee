import type { MissingValue } from '@parallax/engine';
import type { Element, Entry, Group } from './element.ts';

export interface GroupRule {
  /** Places a group has at most. */
  readonly fanIn: number;
  /** Tokens of its elements together. */
  readonly tokenMax: number;
}

/**
 * Puts neighbours together, each group as soon as it is decided where it ends. Where it ends depends on the order and on tokens alone. Above
 * the first level a group takes at least two elements, whatever their size: so each level has at most half the elements of the one below.
 */
export async function* groupsOf(
  level: number,
  entries: AsyncIterable<Entry>,
  rule: GroupRule,
): AsyncGenerator<Group, void> {
  const fewest = level === 0 ? 1 : 2;
  let index = 0;
  let open = new OpenGroup();
  for await (const entry of entries) {
    const { element } = entry;
    const isFull =
      element !== undefined && open.elements.length >= fewest && open.tokens + element.tokens > rule.tokenMax;
    if (isFull) {
      yield open.close(level, index, false);
      index += 1;
      open = new OpenGroup();
    }
    open.add(entry);
    if (open.places >= rule.fanIn) {
      yield open.close(level, index, false);
      index += 1;
      open = new OpenGroup();
    }
  }
  if (!open.isEmpty || index === 0) yield open.close(level, index, index === 0);
}

class OpenGroup {
  readonly elements: Element[] = [];
  readonly missing: MissingValue[] = [];
  places = 0;
  tokens = 0;
  private present = 0;

  get isEmpty(): boolean {
    return this.elements.length === 0 && this.missing.length === 0;
  }

  add({ element, present, missing, isItem }: Entry): void {
    this.present += present;
    this.missing.push(...missing);
    if (element !== undefined || isItem) this.places += 1;
    if (element === undefined) return;
    this.elements.push(element);
    this.tokens += element.tokens;
  }

  close(level: number, index: number, isOnly: boolean): Group {
    const { elements, missing, present } = this;
    return { level, index, elements, missing, present, isOnly };
  }
}
