import { useNode } from '../graph/hooks.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { kindView } from './kind-views.ts';

/** The form of the selected node. */
export function Inspector({ nodeId }: { nodeId: string }) {
  const node = useNode(nodeId);
  if (node === undefined) return null;
  const { Form } = kindView(node.kind);
  return (
    <section aria-label="Inspector">
      <h2>{nodeTitle(node)}</h2>
      {Form === undefined ? null : <Form nodeId={nodeId} />}
    </section>
  );
}
