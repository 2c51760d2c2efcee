import {
  Background,
  BackgroundVariant,
  Controls,
  type EdgeTypes,
  type NodeTypes,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createSession } from '../app/session.ts';
import { SessionProvider, useSession } from '../app/session-context.ts';
import canvas from '../canvas/canvas.module.css';
import { type CanvasNode, type DataEdge, reconcileEdges, reconcileNodes } from '../canvas/flow-elements.ts';
import { Note } from '../canvas/note.tsx';
import { ReadOnly } from '../canvas/read-only.ts';
import { fitOptions } from '../canvas/use-keep-fitted.ts';
import { themeStore } from '../ui/theme.ts';
import type { MarkedGraph } from './graph-marks.ts';
import { MarkedCard, MarkedEdge, Marks } from './marked-elements.tsx';

const nodeTypes: NodeTypes = { card: MarkedCard, note: Note };
const edgeTypes: EdgeTypes = { data: MarkedEdge };
/** Far out enough that a wide graph is seen whole. */
const wholeOptions = { ...fitOptions, minZoom: 0.15 };

interface DiffCanvasProps {
  readonly marked: MarkedGraph;
  /** The node to bring into view. */
  readonly node: string | null;
  readonly onNode: (nodeId: string | null) => void;
}

/** Two versions in one drawing that can be looked at and not changed. It has a session of its own: no run, nothing to save. */
export function DiffCanvas({ marked, node, onNode }: DiffCanvasProps) {
  const { api } = useSession();
  const session = useMemo(() => createSession({ graph: marked.graph, api }), [marked, api]);
  useEffect(() => () => session.compiled.stop(), [session]);
  return (
    <SessionProvider value={session}>
      <ReadOnly value>
        <Marks value={marked}>
          <ReactFlowProvider>
            <Drawing marked={marked} node={node} onNode={onNode} />
          </ReactFlowProvider>
        </Marks>
      </ReadOnly>
    </SessionProvider>
  );
}

function Drawing({ marked, node, onNode }: DiffCanvasProps) {
  const theme = useStore(themeStore, (state) => state.resolved);
  const { fitView } = useReactFlow();
  const { nodes, edges } = useMemo(() => {
    const picked = new Set(node === null ? [] : [node]);
    return {
      nodes: reconcileNodes([], marked.graph, picked),
      edges: reconcileEdges([], marked.graph, new Set()),
    };
  }, [marked, node]);
  useEffect(() => {
    if (node !== null) void fitView({ nodes: [{ id: node }], maxZoom: 0.8, duration: 120 });
  }, [node, fitView]);
  return (
    <section className={canvas.canvas} aria-label="Differences on the canvas">
      <ReactFlow<CanvasNode, DataEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodeClick={(_, clicked) => onNode(clicked.id)}
        onPaneClick={() => onNode(null)}
        nodesDraggable={false}
        nodesConnectable={false}
        deleteKeyCode={null}
        colorMode={theme}
        fitView
        fitViewOptions={wholeOptions}
        minZoom={0.08}
        zoomOnDoubleClick={false}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.25} color="var(--dot)" />
        <Controls showInteractive={false} fitViewOptions={wholeOptions} aria-label="View" />
      </ReactFlow>
    </section>
  );
}
