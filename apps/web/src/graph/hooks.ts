import type { Graph, GraphNode, Issue, NodePlan } from '@parallax/schema';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useSession } from '../app/session-context.ts';
import type { CompiledState } from './compiled-store.ts';
import { type DocumentState, type SaveStatus, saveStatus } from './document-store.ts';
import type { Editor } from './editor.ts';
import { existingLevel, type Level, nodeAt, shownCanvas } from './levels.ts';
import { selectedNode } from './selection-store.ts';

/** A part of the canvas that is shown; renders again when `select` gives something else. */
export function useGraph<T>(select: (graph: Graph) => T): T {
  return useStore(useSession().graph, (state) => select(shownCanvas(state.graph, state.level)));
}

/** A part of the whole document. */
export function useDocumentGraph<T>(select: (graph: Graph) => T): T {
  return useStore(useSession().graph, (state) => select(state.graph));
}

/** A node of the edited graph, also inside of a block; undefined once it is deleted. */
export function useNode(nodeId: string): GraphNode | undefined {
  return useStore(useSession().graph, (state) => nodeAt(state.graph, nodeId));
}

/** The level that is open; see `levels.ts`. */
export function useLevel(): Level {
  return useStore(useSession().graph, (state) => existingLevel(state.graph, state.level));
}

/** The actions that change the graph. */
export function useEditor(): Editor {
  return useSession().editor;
}

export interface Selection {
  /** The only selected node, if exactly one is selected. */
  readonly nodeId: string | null;
  /** The task that is being watched. */
  readonly taskId: string | null;
}

/** The selection that the canvas, the inspector and the results share. Change it with `useSession().selection`. */
export function useSelection(): Selection {
  const { selection } = useSession();
  return useStore(
    selection,
    useShallow((state) => ({ nodeId: selectedNode(state), taskId: state.taskId })),
  );
}

/** A part of what the engine says of the graph; at most about 100 ms behind the edits. */
export function useCompiled<T>(select: (compiled: CompiledState) => T): T {
  return useStore(useSession().compiled, select);
}

const noIssues: readonly Issue[] = [];

/** What is wrong with a node. */
export function useNodeIssues(nodeId: string): readonly Issue[] {
  return useCompiled((compiled) => compiled.nodeIssues.get(nodeId) ?? noIssues);
}

export function useNodePlan(nodeId: string): NodePlan | undefined {
  return useCompiled((compiled) => compiled.nodePlans.get(nodeId));
}

export function useDocument<T>(select: (document: DocumentState) => T): T {
  return useStore(useSession().document, select);
}

export function useSaveStatus(): SaveStatus {
  const graph = useDocumentGraph((each) => each);
  return useDocument((document) => saveStatus(document, graph));
}
