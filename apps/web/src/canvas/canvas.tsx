import {
  Background,
  BackgroundVariant,
  type Connection,
  ConnectionLineType,
  ControlButton,
  Controls,
  type EdgeTypes,
  type FinalConnectionState,
  MiniMap,
  type NodeTypes,
  ReactFlow,
  useStore as useFlowStore,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { Network } from 'lucide-react';
import { type DragEvent, useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { errorMessage } from '../api/http.ts';
import { useSession } from '../app/session-context.ts';
import { autoLayout } from '../graph/auto-layout.ts';
import { cx } from '../ui/cx.ts';
import { themeStore } from '../ui/theme.ts';
import { toast } from '../ui/toast.ts';
import { AddMenu, type AddMenuState } from './add-menu.tsx';
import styles from './canvas.module.css';
import { Card } from './card.tsx';
import { createConnectionCheck, toEdge } from './connection-check.ts';
import { ConnectionHint } from './connection-hint.tsx';
import { DataEdgeView } from './data-edge.tsx';
import { EmptyCanvas } from './empty-canvas.tsx';
import type { CardNode, DataEdge } from './flow-elements.ts';
import { DRAGGED_KIND } from './palette.tsx';
import { useAddNode } from './use-add-node.ts';
import { useFlowElements } from './use-flow-elements.ts';
import { fitOptions, useKeepFitted } from './use-keep-fitted.ts';

const nodeTypes: NodeTypes = { card: Card };
const edgeTypes: EdgeTypes = { data: DataEdgeView };
const grid: [number, number] = [4, 4];
/** Below this zoom the cards show only what can be read there. */
const FAR = 0.5;

/** The canvas: the graph as cards and edges, and every way to change it with the mouse. */
export function Canvas() {
  const { editor, graph } = useSession();
  const theme = useStore(themeStore, (state) => state.resolved);
  const { nodes, edges, onNodesChange, onEdgesChange } = useFlowElements();
  const check = useMemo(createConnectionCheck, []);
  const add = useAddNode();
  const flow = useReactFlow<CardNode, DataEdge>();
  const view = useKeepFitted();
  const [menu, setMenu] = useState<AddMenuState | null>(null);
  const far = useFlowStore((state) => state.transform[2] < FAR);

  const isValid = useCallback(
    (connection: Connection | DataEdge) =>
      check(graph.getState().graph, toEdge({ sourceHandle: null, targetHandle: null, ...connection })) ===
      null,
    [check, graph],
  );
  const connect = useCallback((connection: Connection) => void editor.connect(toEdge(connection)), [editor]);

  const endConnection = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      if (state.toHandle !== null && state.isValid === false) {
        const edge = edgeOf(state);
        const issue = edge === null ? null : check(graph.getState().graph, edge);
        if (issue !== null) toast.error(issue.message);
        return;
      }
      if (state.toNode !== null || state.fromHandle === null || !(event instanceof MouseEvent)) return;
      const { nodeId, id, type } = state.fromHandle;
      setMenu({ at: { x: event.clientX, y: event.clientY }, from: { nodeId, port: id ?? null, side: type } });
    },
    [check, graph],
  );

  const drop = useCallback(
    (event: DragEvent) => {
      const kind = event.dataTransfer.getData(DRAGGED_KIND);
      if (kind === '') return;
      event.preventDefault();
      const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      add(kind, { x: at.x - 140, y: at.y - 20 });
    },
    [add, flow],
  );

  const tidy = async () => {
    const positions = await autoLayout(graph.getState().graph);
    graph.endBurst();
    editor.move(positions);
    graph.endBurst();
    requestAnimationFrame(() => void flow.fitView({ ...fitOptions, duration: 120 }));
  };

  return (
    <main className={cx(styles.canvas, far && styles.far)} aria-label="Canvas">
      <ReactFlow<CardNode, DataEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStart={graph.endBurst}
        onNodeDragStop={graph.endBurst}
        onConnect={connect}
        isValidConnection={isValid}
        onConnectEnd={endConnection}
        onDrop={drop}
        onDragOver={allowDrop}
        connectionLineType={ConnectionLineType.Bezier}
        connectionRadius={28}
        colorMode={theme}
        snapToGrid
        snapGrid={grid}
        minZoom={0.08}
        maxZoom={2}
        onMoveStart={view.onMoveStart}
        panOnScroll={false}
        selectNodesOnDrag={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
        onlyRenderVisibleElements={nodes.length > 150}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.25} color="var(--dot)" />
        <Controls
          showInteractive={false}
          fitViewOptions={fitOptions}
          onFitView={view.onFitView}
          aria-label="View"
        >
          <ControlButton onClick={() => void tidy().catch(complain)} title="Tidy up" aria-label="Tidy up">
            <Network aria-hidden />
          </ControlButton>
        </Controls>
        {nodes.length > 12 ? (
          <MiniMap pannable zoomable ariaLabel="Overview" nodeBorderRadius={12} className={styles.overview} />
        ) : null}
        <ConnectionHint check={check} />
      </ReactFlow>
      {nodes.length === 0 ? <EmptyCanvas /> : null}
      <AddMenu state={menu} check={check} onClose={() => setMenu(null)} />
    </main>
  );
}

function allowDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(DRAGGED_KIND)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
}

function edgeOf({ fromHandle, toHandle }: FinalConnectionState) {
  if (fromHandle === null || toHandle === null || fromHandle.type === toHandle.type) return null;
  const [source, target] = fromHandle.type === 'source' ? [fromHandle, toHandle] : [toHandle, fromHandle];
  return toEdge({
    source: source.nodeId,
    target: target.nodeId,
    sourceHandle: source.id ?? null,
    targetHandle: target.id ?? null,
  });
}

function complain(thrown: unknown): void {
  toast.error(errorMessage(thrown));
}
