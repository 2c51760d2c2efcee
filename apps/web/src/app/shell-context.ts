import { createContext, useContext } from 'react';

/** The dialogs of the shell. */
export type ShellDialog =
  | 'templates'
  | 'open'
  | 'keys'
  | 'commands'
  | 'history'
  | 'versions'
  | 'share'
  | 'settings'
  | 'rehearse'
  | EditDialog;

/** Lists to choose from for what is done on the canvas with the mouse. */
export type EditDialog = 'find' | 'connect' | 'replace' | 'insert';

/** How much room the results have. */
export type DockSize = 'collapsed' | 'open' | 'full';

/** What parts of the shell may ask of it. */
export interface Shell {
  readonly show: (dialog: ShellDialog) => void;
  readonly dock: DockSize;
  readonly setDock: (size: DockSize) => void;
  /** Selects a node and brings it to the middle of the canvas. */
  readonly jumpTo: (nodeId: string) => void;
  /** Does `then` at once, or after the person has decided about unsaved changes. */
  readonly leaveDocument: (then: () => void) => void;
}

const ShellContext = createContext<Shell | null>(null);

export const ShellProvider = ShellContext.Provider;

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error('useShell needs a <ShellProvider> above it.');
  return shell;
}
