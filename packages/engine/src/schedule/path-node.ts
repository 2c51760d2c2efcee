import type { Path } from '@parallax/schema';

/**
 * A path while a run is under way: one shared object per branch, so that it can be a key, and so that its text and list forms are
 * made once and only when somebody asks.
 */
export class PathNode {
  static readonly root = new PathNode(undefined, '', 0, undefined);

  readonly parent: PathNode | undefined;
  readonly opener: string;
  readonly index: number;
  readonly branchLabel: string | undefined;
  readonly depth: number;
  private keyText: string | undefined;
  private labelText: string | undefined;
  private list: Path | undefined;

  private constructor(
    parent: PathNode | undefined,
    opener: string,
    index: number,
    label: string | undefined,
  ) {
    this.parent = parent;
    this.opener = opener;
    this.index = index;
    this.branchLabel = label;
    this.depth = parent === undefined ? 0 : parent.depth + 1;
  }

  branch(opener: string, index: number, label: string | undefined): PathNode {
    return new PathNode(this, opener, index, label);
  }

  /** The text form, as in task ids. */
  get key(): string {
    if (this.keyText === undefined) {
      const own = `${this.opener}:${this.index}`;
      this.keyText =
        this.parent === undefined ? '' : this.parent.parent === undefined ? own : `${this.parent.key}/${own}`;
    }
    return this.keyText;
  }

  get path(): Path {
    this.list ??=
      this.parent === undefined ? [] : [...this.parent.path, { node: this.opener, index: this.index }];
    return this.list;
  }

  /** The labels of the branches from `depth` inwards, e.g. "Essay 12 · Skeptic"; empty where none has one. */
  labelFrom(depth: number): string {
    if (this.parent === undefined || this.depth <= depth) return '';
    const outer = this.parent.labelFrom(depth);
    const own = this.branchLabel ?? `${this.opener} ${this.index + 1}`;
    return outer === '' ? own : `${outer} · ${own}`;
  }

  get label(): string {
    this.labelText ??= this.labelFrom(0);
    return this.labelText;
  }

  /** The path's first `depth` segments. */
  ancestor(depth: number): PathNode {
    let node: PathNode = this;
    while (node.depth > depth && node.parent !== undefined) node = node.parent;
    return node;
  }
}

/** Orders paths of the same stack, outermost index first. */
export function compareBranches(a: PathNode, b: PathNode): number {
  if (a === b) return 0;
  if (a.depth > b.depth) return compareBranches(a.ancestor(b.depth), b) || 1;
  if (b.depth > a.depth) return compareBranches(a, b.ancestor(a.depth)) || -1;
  if (a.parent !== undefined && b.parent !== undefined && a.parent !== b.parent) {
    const outer = compareBranches(a.parent, b.parent);
    if (outer !== 0) return outer;
  }
  return a.index - b.index;
}
