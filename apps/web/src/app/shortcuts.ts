import { useEffect } from 'react';
import { canvasView } from '../canvas/canvas-view.ts';
import { isReadOnly } from '../canvas/read-only.ts';
import { nodeAt } from '../graph/levels.ts';
import type { Session } from './session.ts';
import type { Shell } from './shell-context.ts';

/** Every key of the editor, as it works and as the help lists it. */
export interface Shortcut {
  readonly keys: string;
  readonly does: string;
  /** Also while a text is being edited. */
  readonly everywhere?: boolean;
  /** Changes the graph, so it does nothing where graphs are only read. */
  readonly edits?: true;
  readonly run: (actions: ShortcutActions) => void;
}

export interface ShortcutActions {
  readonly session: Session;
  readonly shell: Shell;
  readonly save: () => void;
  readonly startRun: () => void;
}

/** The canvas, once its code is there. */
const canvas = () => canvasView.getState().view;

export const shortcuts: readonly Shortcut[] = [
  { keys: 'Mod+Enter', does: 'Run', everywhere: true, run: ({ startRun }) => startRun() },
  { keys: 'Mod+S', does: 'Save', everywhere: true, run: ({ save }) => save() },
  { keys: 'Mod+K', does: 'All commands', everywhere: true, run: ({ shell }) => shell.show('commands') },
  { keys: 'Mod+O', does: 'Open a graph', everywhere: true, run: ({ shell }) => shell.show('open') },
  { keys: 'Mod+Z', does: 'Undo', edits: true, run: ({ session }) => session.graph.undo() },
  { keys: 'Mod+Shift+Z', does: 'Redo', edits: true, run: ({ session }) => session.graph.redo() },
  { keys: 'Mod+Y', does: 'Redo', edits: true, run: ({ session }) => session.graph.redo() },
  { keys: 'Mod+D', does: 'Duplicate', edits: true, run: ({ session }) => session.editor.duplicateSelected() },
  { keys: 'Mod+A', does: 'Select all', run: ({ session }) => session.editor.selectAll() },
  { keys: 'Delete', does: 'Delete', edits: true, run: ({ session }) => session.editor.removeSelected() },
  { keys: 'Backspace', does: 'Delete', edits: true, run: ({ session }) => session.editor.removeSelected() },
  { keys: 'Enter', does: 'Edit what is selected, open a block', edits: true, run: () => canvas()?.edit() },
  { keys: 'F2', does: 'Edit what is selected, open a block', edits: true, run: () => canvas()?.edit() },
  { keys: 'C', does: 'Connect the selected node', edits: true, run: ({ shell }) => shell.show('connect') },
  {
    keys: 'I',
    does: 'Put a node into the selected edge',
    edits: true,
    run: ({ shell }) => shell.show('insert'),
  },
  { keys: 'R', does: 'Replace by another kind', edits: true, run: ({ shell }) => shell.show('replace') },
  { keys: 'N', does: 'Add a note', edits: true, run: () => canvas()?.addNote() },
  { keys: 'Mod+G', does: 'Group', edits: true, run: ({ session }) => session.editor.groupSelected() },
  {
    keys: 'Mod+Shift+G',
    does: 'Ungroup',
    edits: true,
    run: ({ session }) => session.editor.ungroupSelected(),
  },
  {
    keys: 'G',
    does: 'Fold or open the group',
    edits: true,
    run: ({ session }) => session.editor.toggleGroups(),
  },
  { keys: 'Mod+B', does: 'Make a block', edits: true, run: ({ session }) => void session.editor.makeBlock() },
  { keys: 'L', does: 'Tidy up', edits: true, run: () => canvas()?.tidy() },
  { keys: 'Mod+F', does: 'Find a node', run: ({ shell }) => shell.show('find') },
  { keys: '/', does: 'Find a node', run: ({ shell }) => shell.show('find') },
  { keys: '1', does: 'Show everything', run: () => canvas()?.fit() },
  { keys: '2', does: 'Zoom to the selection', run: () => canvas()?.zoomToSelection() },
  { keys: '=', does: 'Zoom in', run: () => canvas()?.zoomIn() },
  { keys: '-', does: 'Zoom out', run: () => canvas()?.zoomOut() },
  { keys: 'Alt+A', does: 'Align left', edits: true, run: () => canvas()?.align('left') },
  { keys: 'Alt+H', does: 'Align centres', edits: true, run: () => canvas()?.align('center') },
  { keys: 'Alt+D', does: 'Align right', edits: true, run: () => canvas()?.align('right') },
  { keys: 'Alt+W', does: 'Align tops', edits: true, run: () => canvas()?.align('top') },
  { keys: 'Alt+V', does: 'Align middles', edits: true, run: () => canvas()?.align('middle') },
  { keys: 'Alt+S', does: 'Align bottoms', edits: true, run: () => canvas()?.align('bottom') },
  {
    keys: 'Shift+Alt+H',
    does: 'Distribute across',
    edits: true,
    run: () => canvas()?.distribute('horizontal'),
  },
  { keys: 'Shift+Alt+V', does: 'Distribute down', edits: true, run: () => canvas()?.distribute('vertical') },
  {
    keys: 'Esc',
    does: 'Select nothing, leave the block',
    run({ session, shell }) {
      if (shell.dock === 'full') return shell.setDock('open');
      const { nodes, edges } = session.selection.getState();
      if (nodes.length + edges.length > 0) session.selection.clear();
      else canvas()?.leaveBlock();
    },
  },
  {
    keys: 'Mod+J',
    does: 'Show the results, or fold them away',
    everywhere: true,
    run: ({ shell }) => shell.setDock(shell.dock === 'collapsed' ? 'open' : 'collapsed'),
  },
  {
    keys: 'Mod+Shift+Enter',
    does: 'Results in the whole window',
    everywhere: true,
    run: ({ shell }) => shell.setDock(shell.dock === 'full' ? 'open' : 'full'),
  },
  { keys: '?', does: 'Show the keys', run: ({ shell }) => shell.show('keys') },
];

/** Whether keys belong to a text that is being edited there, and not to the canvas. */
export function isEditing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]');
}

/** The keys of an event in the form of `Shortcut.keys`. Ctrl and ⌘ are both `Mod`. */
export function keysOf(event: KeyboardEvent): string {
  // With Alt some keyboards write other letters: then the key itself counts.
  const letter = event.altKey ? /^Key([A-Z])$/.exec(event.code)?.[1] : undefined;
  const key =
    letter ?? (event.key === 'Escape' ? 'Esc' : event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const mod = event.metaKey || event.ctrlKey;
  const shift = event.shiftKey && (mod || event.altKey || event.key.length > 1);
  return [mod ? 'Mod' : '', shift ? 'Shift' : '', event.altKey ? 'Alt' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

/** Keys that press a control that has the focus, and must go on doing so. */
function isPressed({ key, target }: KeyboardEvent): boolean {
  if (key !== 'Enter' || !(target instanceof Element)) return false;
  return target.closest('button, a, summary, [role="option"], [role="tab"], [role="separator"]') !== null;
}

/** Nodes and edges of the canvas that have the focus move by themselves. */
function onCanvasItem(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('.react-flow__node, [role="listbox"], [role="tablist"]') !== null
  );
}

const STEP = 4;
const LARGE_STEP = 16;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrow keys move what is selected wherever on the page the focus is that has no use for them. */
function nudge(event: KeyboardEvent, { editor, selection }: Session): void {
  const arrow = arrows[event.key];
  const isFree = document.activeElement === document.body || document.activeElement?.closest('main') !== null;
  if (arrow === undefined || !isFree || selection.getState().nodes.length === 0) return;
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  event.preventDefault();
  const step = event.shiftKey ? LARGE_STEP : STEP;
  editor.nudge(arrow[0] * step, arrow[1] * step);
}

/** Listens for the keys of the whole page, and for copy and paste of nodes. */
export function useShortcuts(actions: ShortcutActions): void {
  useEffect(() => {
    const { editor, graph } = actions.session;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
      const keys = keysOf(event);
      const shortcut = shortcuts.find((each) => each.keys === keys);
      if (shortcut === undefined) {
        if (!isReadOnly() && !isEditing(event.target) && !onCanvasItem(event.target))
          nudge(event, actions.session);
        return;
      }
      if (shortcut.everywhere !== true && (isEditing(event.target) || isPressed(event))) return;
      event.preventDefault();
      if (shortcut.edits === true && isReadOnly()) return;
      shortcut.run(actions);
    };
    const onCopy = (event: ClipboardEvent) => {
      if (isEditing(event.target) || window.getSelection()?.isCollapsed === false) return;
      const text = editor.copySelected();
      if (text === null) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (event.type === 'cut' && !isReadOnly()) editor.removeSelected();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isEditing(event.target) || isReadOnly()) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const [first] = editor.paste(text);
      if (first === undefined) return;
      event.preventDefault();
      const { position } = nodeAt(graph.getState().graph, first) ?? {};
      if (position !== undefined) canvas()?.reveal(position);
    };
    window.addEventListener('keydown', onKey);
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKey);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [actions]);
}
