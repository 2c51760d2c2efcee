import type { GraphNode } from '@parallax/schema';
import { useSession } from '../../app/session-context.ts';
import { useGraph } from '../../graph/hooks.ts';
import { kindNamed, nodeTitle } from '../../graph/kinds.ts';
import { counted } from '../../ui/format.ts';
import { kindView } from '../kind-views.ts';
import styles from './inspector.module.css';
import { NodeActions } from './node-actions.tsx';

export interface SeveralInspectorProps {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** Several nodes, or edges: how many of what, and what can be done with all of them. */
export function SeveralInspector({ nodes: ids, edges }: SeveralInspectorProps) {
  const { selection } = useSession();
  const all = useGraph((graph) => graph.nodes);
  const links = useGraph((graph) => graph.edges);
  const nodes = all.filter((node) => ids.includes(node.id));
  const notes = useGraph((graph) => graph.notes?.filter((note) => ids.includes(note.id)).length ?? 0);
  const groups = useGraph((graph) => graph.groups?.filter((group) => ids.includes(group.id)).length ?? 0);
  const title = [
    nodes.length === 0 ? '' : counted(nodes.length, 'node'),
    notes === 0 ? '' : counted(notes, 'note'),
    groups === 0 ? '' : counted(groups, 'group'),
    edges.length === 0 ? '' : counted(edges.length, 'edge'),
  ].filter((part) => part !== '');
  const named = new Map(all.map((node) => [node.id, nodeTitle(node)]));
  return (
    <section className={styles.inspector} aria-label="Inspector">
      <header className={styles.header}>
        <h2 className={styles.title}>{listed(title)} selected</h2>
        {nodes.length === 0 ? null : <p className={styles.kindSummary}>{countsByKind(nodes)}</p>}
      </header>
      <ul className={styles.selected}>
        {nodes.map((node) => {
          const { icon: Icon, accent } = kindView(node.kind);
          return (
            <li key={node.id}>
              <button
                type="button"
                className={styles.selectedNode}
                onClick={() => selection.selectNode(node.id)}
              >
                <Icon className={styles.kindIcon} style={{ color: accent }} aria-hidden />
                <span>{nodeTitle(node)}</span>
              </button>
            </li>
          );
        })}
        {nodes.length > 0
          ? null
          : links
              .filter((edge) => edges.includes(edge.id))
              .map((edge) => (
                <li key={edge.id} className={styles.selectedEdge}>
                  {named.get(edge.source) ?? edge.source} → {named.get(edge.target) ?? edge.target}
                </li>
              ))}
      </ul>
      <footer className={styles.footer}>
        <NodeActions canDuplicate={nodes.length > 0} />
      </footer>
    </section>
  );
}

/** "2 nodes, 1 note and 3 edges". */
function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), parts.at(-1) ?? ''].filter((part) => part !== '').join(' and ');
}

/** "2 agents, 1 vote". */
function countsByKind(nodes: readonly GraphNode[]): string {
  const kinds = Map.groupBy(nodes, (node) => kindNamed(node.kind)?.title ?? node.kind);
  return [...kinds].map(([title, members]) => `${members.length} × ${title}`).join(', ');
}
