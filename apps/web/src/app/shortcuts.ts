import { useEffect } from 'react';
import type { Session } from './session.ts';
import type { Shell } from './shell-context.ts';

/** Every key of the editor, as it works and as the help lists it. */
export interface Shortcut {
  readonly keys: string;
  readonly does: string;
  /** Also while a text is being edited. */
  readonly everywhere?: boolean;
  readonly run: (actions: ShortcutActions) => void;
}

export interface ShortcutActions {
  readonly session: Session;
  readonly shell: Shell;
  readonly save: () => void;
  readonly startRun: () => void;
}

export const shortcuts: readonly Shortcut[] = [
  { keys: 'Mod+Enter', does: 'Run', everywhere: true, run: ({ startRun }) => startRun() },
  { keys: 'Mod+S', does: 'Save', everywhere: true, run: ({ save }) => save() },
  { keys: 'Mod+K', does: 'All commands', everywhere: true, run: ({ shell }) => shell.show('commands') },
  { keys: 'Mod+O', does: 'Open a graph', everywhere: true, run: ({ shell }) => shell.show('open') },
  { keys: 'Mod+Z', does: 'Undo', run: ({ session }) => session.graph.undo() },
  { keys: 'Mod+Shift+Z', does: 'Redo', run: ({ session }) => session.graph.redo() },
  { keys: 'Mod+Y', does: 'Redo', run: ({ session }) => session.graph.redo() },
  { keys: 'Mod+D', does: 'Duplicate', run: ({ session }) => session.editor.duplicateSelected() },
  { keys: 'Mod+A', does: 'Select all', run: ({ session }) => session.editor.selectAll() },
  { keys: 'Delete', does: 'Delete', run: ({ session }) => session.editor.removeSelected() },
  { keys: 'Backspace', does: 'Delete', run: ({ session }) => session.editor.removeSelected() },
  {
    keys: 'Esc',
    does: 'Select nothing',
    run: ({ session, shell }) => (shell.dock === 'full' ? shell.setDock('open') : session.selection.clear()),
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

/** What the browser and the canvas do by themselves; listed in the help too. */
export const builtInKeys: readonly { readonly keys: string; readonly does: string }[] = [
  { keys: 'Mod+C', does: 'Copy nodes' },
  { keys: 'Mod+X', does: 'Cut nodes' },
  { keys: 'Mod+V', does: 'Paste nodes' },
  { keys: 'Tab', does: 'Next node' },
  { keys: 'Arrow keys', does: 'Move the selected nodes' },
  { keys: 'Space', does: 'Hold and drag to pan' },
];

/** Whether keys belong to a text that is being edited there, and not to the canvas. */
export function isEditing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]');
}

/** The keys of an event in the form of `Shortcut.keys`. Ctrl and ⌘ are both `Mod`. */
export function keysOf(event: KeyboardEvent): string {
  const key = event.key === 'Escape' ? 'Esc' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const mod = event.metaKey || event.ctrlKey;
  const shift = event.shiftKey && (mod || event.key.length > 1);
  return [mod ? 'Mod' : '', shift ? 'Shift' : '', event.altKey ? 'Alt' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

/** Listens for the keys of the whole page, and for copy and paste of nodes. */
export function useShortcuts(actions: ShortcutActions): void {
  useEffect(() => {
    const { editor } = actions.session;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
      const keys = keysOf(event);
      const shortcut = shortcuts.find((each) => each.keys === keys);
      if (shortcut === undefined || (isEditing(event.target) && shortcut.everywhere !== true)) return;
      event.preventDefault();
      shortcut.run(actions);
    };
    const onCopy = (event: ClipboardEvent) => {
      if (isEditing(event.target) || window.getSelection()?.isCollapsed === false) return;
      const text = editor.copySelected();
      if (text === null) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (event.type === 'cut') editor.removeSelected();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isEditing(event.target)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (editor.paste(text).length > 0) event.preventDefault();
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
