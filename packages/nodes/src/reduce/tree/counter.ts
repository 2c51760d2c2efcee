import type { Group } from './element.ts';
import type { TreeProgress } from './progress.ts';

/** Counts what happens in a tree, for people. */
export class TreeCounter {
  items = 0;
  oversized = 0;
  shortened = 0;
  cutOff = 0;
  parts = 0;
  private readonly levels: { calls: number; done: number }[] = [];
  private readonly publish: (progress: TreeProgress) => void;

  constructor(publish: (progress: TreeProgress) => void) {
    this.publish = publish;
  }

  opened({ level }: Group): void {
    this.at(level).calls += 1;
  }

  closed({ level }: Group): void {
    this.at(level).done += 1;
    this.tell();
  }

  tell(): void {
    const { items, oversized, shortened, cutOff, parts } = this;
    const levels = this.levels.map((level) => ({ ...level }));
    this.publish({ items, levels, oversized, shortened, cutOff, parts });
  }

  /** What a reader of the result should know, a sentence each. */
  notes(config: { readonly oversized: string; readonly maxDepth: number }): string[] {
    const notes: string[] = [];
    if (this.oversized > 0 && config.oversized === 'truncate')
      notes.push(`${counted(this.oversized, 'item was', 'items were')} cut to fit into one prompt.`);
    if (this.shortened > 0)
      notes.push(
        `${counted(this.shortened, 'part was', 'parts were')} shortened between the levels of the tree.`,
      );
    if (this.cutOff > 0)
      notes.push(
        `${counted(this.cutOff, 'answer was', 'answers were')} cut off by the model's limit of tokens.`,
      );
    if (this.parts > 1)
      notes.push(
        `The tree may have ${counted(config.maxDepth, 'level', 'levels')}, so its last ${this.parts} parts stand one after another.`,
      );
    return notes;
  }

  private at(level: number): { calls: number; done: number } {
    const known = this.levels[level];
    if (known !== undefined) return known;
    const fresh = { calls: 0, done: 0 };
    this.levels[level] = fresh;
    return fresh;
  }
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
