import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  ControlButton,
  Controls,
  type EdgeTypes,
  MiniMap,
  type NodeMouseHandler,
  type NodeTypes,
  Panel,
  ReactFlow,
  SelectionMode,
  useStore as useFlowStore,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { Network } from 'lucide-react';
import { type DragEvent, useCallback } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/session-context.ts';
import { useLevel } from '../graph/hooks.ts';
import { cx } from '../ui/cx.ts';
import { themeStore } from '../ui/theme.ts';
import { AddMenu } from './add-menu.tsx';
import styles from './canvas.module.css';
import { canvasUi, enterEdge, leaveEdge } from './canvas-ui.ts';
import { Card } from './card.tsx';
import { ConnectionHint } from './connection-hint.tsx';
import { DataEdgeView } from './data-edge.tsx';
import { EmptyCanvas } from './empty-canvas.tsx';
import { fitsThrough } from './fitting.ts';
import type { CanvasNode, DataEdge } from './flow-elements.ts';
import { Group } from './group.tsx';
import { GuideLines } from './guide-lines.tsx';
import { LevelBar } from './level-bar.tsx';
import { Note } from './note.tsx';
import { DRAGGED } from './palette.tsx';
import { useReadOnly } from './read-only.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useAddables, useAddNode } from './use-add-node.ts';
import { useCanvasActions } from './use-canvas-actions.ts';
import { useConnecting } from './use-connecting.ts';
import { edgeUnder, useDrag } from './use-drag.ts';
import { useFlowElements } from './use-flow-elements.ts';
import { useInsertOnEdge } from './use-insert-on-edge.ts';
import { fitOptions, useKeepFitted } from './use-keep-fitted.ts';
import { useLevelView } from './use-level-view.ts';
import { useSnapping } from './use-snapping.ts';

const nodeTypes: NodeTypes = { card: Card, note: Note, frame: Group };
const edgeTypes: EdgeTypes = { data: DataEdgeView };
const grid: [number, number] = [4, 4];
/** Below this zoom the cards show only what can be read there. */
const FAR = 0.5;
/** Below this not even that: a card is its name and its state, so that a thousand of them can be moved. */
const TINY = 0.2;
/** The middle and the right button pan; the left one selects. */
const PANNING_BUTTONS = [1, 2];

/** The canvas: the graph as cards and edges, and every way to change it with the mouse. */
export function Canvas() {
  const actions = useCanvasActions();
  const theme = useStore(themeStore, (state) => state.resolved);
  const menu = useStore(canvasUi, (state) => state.menu);
  const readOnly = useReadOnly();
  const level = useLevel();
  const snapping = useSnapping();
  const drag = useDrag(snapping);
  const { nodes, edges, onNodesChange, onEdgesChange } = useFlowElements(snapping, drag.place);
  const connecting = useConnecting();
  const drop = useDrop();
  const view = useKeepFitted();
  useLevelView();
  const pickOne = usePickOne();
  const far = useFlowStore((state) => state.transform[2] < FAR);
  const tiny = useFlowStore((state) => state.transform[2] < TINY);

  return (
    <main className={cx(styles.canvas, far && styles.far, tiny && styles.tiny)} aria-label="Canvas">
      <ReactFlow<CanvasNode, DataEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStart={drag.start}
        onNodeDrag={drag.drag}
        onNodeDragStop={drag.stop}
        onNodeClick={pickOne}
        onNodeDoubleClick={(_, node) => (readOnly ? undefined : actions.edit(node.id))}
        onEdgeMouseEnter={(_, edge) => enterEdge(edge.id)}
        onEdgeMouseLeave={leaveEdge}
        onConnect={connecting.connect}
        isValidConnection={connecting.isValid}
        onConnectEnd={connecting.end}
        onDrop={drop}
        onDragOver={allowDrop}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        connectionLineType={ConnectionLineType.Bezier}
        connectionRadius={28}
        colorMode={theme}
        snapToGrid
        snapGrid={grid}
        minZoom={0.08}
        maxZoom={2}
        onMoveStart={view.onMoveStart}
        panOnScroll={false}
        panOnDrag={readOnly ? true : PANNING_BUTTONS}
        selectionOnDrag={!readOnly}
        selectionMode={SelectionMode.Partial}
        zoomOnDoubleClick={false}
        selectNodesOnDrag={false}
        elevateNodesOnSelect={false}
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
          {readOnly ? null : (
            <ControlButton onClick={actions.tidy} title="Tidy up" aria-label="Tidy up">
              <Network aria-hidden />
            </ControlButton>
          )}
        </Controls>
        {nodes.length > 12 && !readOnly ? (
          <MiniMap<CanvasNode>
            pannable
            zoomable
            nodeColor={mapColor}
            ariaLabel="Overview"
            nodeBorderRadius={12}
            className={styles.overview}
          />
        ) : null}
        <Panel position="top-left">
          <LevelBar />
        </Panel>
        <Panel position="top-center">{readOnly ? null : <SelectionBar actions={actions} />}</Panel>
        <GuideLines guides={snapping.guides} />
        <ConnectionHint check={connecting.check} />
      </ReactFlow>
      {nodes.length === 0 && level === '' ? <EmptyCanvas /> : null}
      <AddMenu state={menu} check={connecting.check} onClose={() => canvasUi.setState({ menu: null })} />
    </main>
  );
}

/** A click on one of several selected nodes leaves that one; with a key that adds to the selection, the canvas does what is right. */
function usePickOne(): NodeMouseHandler<CanvasNode> {
  const { selection } = useSession();
  return useCallback(
    ({ shiftKey, metaKey, ctrlKey }, { id }) => {
      if (!shiftKey && !metaKey && !ctrlKey) selection.selectNode(id);
    },
    [selection],
  );
}

/** Takes what is dragged here from the palette: into the edge under the pointer, where it fits, else where it is let go. */
function useDrop(): (event: DragEvent) => void {
  const flow = useReactFlow<CanvasNode, DataEdge>();
  const { graph } = useSession();
  const all = useAddables();
  const add = useAddNode();
  const insert = useInsertOnEdge();
  return useCallback(
    (event) => {
      const what = all.find(({ id }) => id === event.dataTransfer.getData(DRAGGED));
      if (what === undefined) return;
      event.preventDefault();
      const edge = edgeUnder(event.nativeEvent);
      if (edge !== null && fitsThrough(what) && graph.shown().edges.some(({ id }) => id === edge)) {
        insert(edge, what);
        return;
      }
      const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      add(what, { x: at.x - 140, y: at.y - 20 });
    },
    [all, add, insert, flow, graph],
  );
}

/** A frame would hide on the map what is in it. */
function mapColor({ type, selected }: CanvasNode): string {
  if (type === 'frame') return 'transparent';
  return selected === true ? 'var(--accent)' : 'var(--border-strong)';
}

function allowDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(DRAGGED)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
}
