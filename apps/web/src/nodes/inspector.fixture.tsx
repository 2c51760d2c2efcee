import type { GraphInput, JsonObject, ModelsResponse } from '@parallax/schema';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { api } from '../api/client.ts';
import { createSession } from '../app/session.ts';
import { SessionProvider } from '../app/session-context.ts';
import { graphOf } from '../graph/graph.fixture.ts';
import { kindNamed } from '../graph/kinds.ts';
import { preloadViews } from '../ui/lazy-view.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { NodeInspector } from './inspector/node-inspector.tsx';

// A form is there at once, as it is in the editor a moment after the first paint.
await preloadViews();

const offlineModels: ModelsResponse = {
  models: ['reader', 'simulated'].map((name) => ({ id: `offline/${name}`, provider: 'offline', name })),
  providers: [{ id: 'offline', title: 'Offline', origin: 'offline', status: 'ready' }],
};

/** The inspector of one node of a graph, with the config that its form writes. */
export function showInspector(nodeId: string, graph: Omit<GraphInput, 'version'>) {
  const session = createSession({
    graph: graphOf(graph),
    api: { ...api, listModels: async () => offlineModels },
  });
  session.selection.selectNode(nodeId);
  render(
    <SessionProvider value={session}>
      <TooltipProvider>
        <NodeInspector nodeId={nodeId} />
      </TooltipProvider>
    </SessionProvider>,
  );
  const node = () => session.graph.getState().graph.nodes.find((each) => each.id === nodeId);
  const config = (): JsonObject => node()?.config ?? {};
  const problems = () => kindNamed(node()?.kind ?? '')?.config.safeParse(config()).error?.issues ?? [];
  return { session, user: userEvent.setup(), node, config, problems };
}

/** The same for a node that stands alone. */
export function showForm(kind: string, config: JsonObject = {}) {
  return showInspector('node', { nodes: [{ id: 'node', kind, config }] });
}
