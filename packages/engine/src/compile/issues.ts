import type { Issue } from '@parallax/schema';

/** Collects everything that is wrong with a graph, so that nobody is shown only the first thing. */
export class IssueList {
  readonly all: Issue[] = [];

  node(
    node: string,
    code: string,
    message: string,
    path: Issue['path'] = [],
    severity: Issue['severity'] = 'error',
  ): void {
    this.all.push({ severity, code, message, node, path });
  }

  edge(edge: string, code: string, message: string, node?: string): void {
    this.all.push({
      severity: 'error',
      code,
      message,
      edge,
      path: [],
      ...(node === undefined ? {} : { node }),
    });
  }

  graph(code: string, message: string, path: Issue['path'] = []): void {
    this.all.push({ severity: 'error', code, message, path });
  }

  get hasErrors(): boolean {
    return this.all.some((issue) => issue.severity === 'error');
  }
}

/** "a", "a and b", "a, b and c". */
export function list(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
