import { citationsIn } from '@parallax/nodes';

/** As much of a Markdown tree as is looked at. */
interface MarkdownNode {
  type: string;
  value?: string;
  url?: string;
  children?: MarkdownNode[];
  data?: { hName: string; hProperties: Record<string, string> };
}

/** Parts of a text in which brackets cite nothing. */
const quiet: ReadonlySet<string> = new Set(['link', 'linkReference', 'image', 'code', 'inlineCode', 'html']);

/**
 * Makes `<cite data-name="Essay 12">` of every name in square brackets. `isKnown` decides what is a name of several words with a comma; whether
 * it names something is for whoever draws it.
 */
export function remarkCitations(isKnown: (name: string) => boolean): () => (tree: MarkdownNode) => void {
  const find = (name: string) => (isKnown(name) ? { from: 0, to: 0 } : undefined);
  const walk = (node: MarkdownNode): void => {
    if (node.children === undefined) return;
    node.children = node.children.flatMap((child) => {
      if (child.type === 'text' && child.value !== undefined) return cited(child.value, find);
      if (!quiet.has(child.type)) walk(child);
      return [child];
    });
  };
  return () => walk;
}

function cited(text: string, find: Parameters<typeof citationsIn>[1]): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let end = 0;
  const say = (value: string) => {
    if (value !== '') nodes.push({ type: 'text', value });
  };
  for (const { start, end: after, names } of citationsIn(text, find)) {
    say(`${text.slice(end, start)}[`);
    for (const [at, { text: name }] of names.entries()) {
      if (at > 0) say(', ');
      nodes.push({
        type: 'emphasis',
        data: { hName: 'cite', hProperties: { 'data-name': name } },
        children: [{ type: 'text', value: name }],
      });
    }
    say(']');
    end = after;
  }
  say(text.slice(end));
  return nodes;
}
