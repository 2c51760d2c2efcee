import { Crosshair, type LucideIcon } from 'lucide-react';
import { addableKinds, nodeTitle } from '../graph/kinds.ts';
import { selectedNode } from '../graph/selection-store.ts';
import { kindView } from '../nodes/kind-views.ts';
import { repairOf } from '../run/repair.ts';
import { chooseTheme, type ThemeChoice } from '../ui/theme.ts';
import { type ShortcutActions, shortcuts } from './shortcuts.ts';
import { rerunChanged, retryFailed, runFrom } from './start-run.ts';

/** Something that can be done from the command palette. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly icon?: LucideIcon;
  readonly keys?: string;
  readonly run: () => void;
}

/** More results than this nobody reads. */
const SHOWN = 50;
const themes: Readonly<Record<ThemeChoice, string>> = {
  system: 'Theme: as the system',
  light: 'Theme: light',
  dark: 'Theme: dark',
};

/** Everything that the palette offers: what has a key, nodes to add, nodes to go to, templates, themes. */
export function allCommands(actions: ShortcutActions, addNode: (kind: string) => void): Command[] {
  const { session, shell } = actions;
  const byTitle = new Map(shortcuts.map((shortcut) => [shortcut.does, shortcut]));
  const keyed = [...byTitle.values()].map(({ does, keys, run }) => ({
    id: `key:${does}`,
    title: does,
    keys,
    run: () => run(actions),
  }));
  const add = addableKinds.map(({ kind, title }) => ({
    id: `add:${kind}`,
    title: `Add ${title}`,
    icon: kindView(kind).icon,
    run: () => addNode(kind),
  }));
  const go = session.graph.getState().graph.nodes.map((node) => ({
    id: `go:${node.id}`,
    title: `Go to ${nodeTitle(node)}`,
    icon: Crosshair,
    run: () => shell.jumpTo(node.id),
  }));
  const choices: readonly ThemeChoice[] = ['system', 'light', 'dark'];
  const theme = choices.map((choice) => ({
    id: `theme:${choice}`,
    title: themes[choice],
    run: () => chooseTheme(choice),
  }));
  const nodeId = selectedNode(session.selection.getState());
  const node = session.graph.getState().graph.nodes.find(({ id }) => id === nodeId);
  const repair = repairOf(session.run.getState());
  const runs: Command[] = [
    { id: 'rehearse', title: 'Rehearse', run: () => shell.show('rehearse') },
    { id: 'history', title: 'Earlier runs', run: () => shell.show('history') },
    {
      id: 'settings',
      title: 'Settings: prices, when to ask, how long runs are kept',
      run: () => shell.show('settings'),
    },
  ];
  if (repair.failed > 0)
    runs.push({ id: 'retry', title: 'Retry failed', run: () => void retryFailed(session) });
  if (session.run.getState().interrupted)
    runs.push({ id: 'go-on', title: 'Go on with the interrupted run', run: () => void session.run.goOn() });
  if (repair.isCut && repair.canReuse && repair.failed === 0)
    runs.push({
      id: 'rest',
      title: 'Do the rest of the cancelled run',
      run: () => void retryFailed(session),
    });
  if (repair.canReuse) {
    runs.push({ id: 'rerun', title: 'Re-run changed', run: () => void rerunChanged(session) });
    if (node !== undefined) {
      const title = `Run from ${nodeTitle(node)}`;
      runs.push({ id: 'run-from', title, run: () => void runFrom(session, node.id) });
    }
  }
  const templates = { id: 'templates', title: 'Start from a template', run: () => shell.show('templates') };
  return [...keyed, ...runs, templates, ...add, ...theme, ...go];
}

/** The commands whose title has every word that was typed; those that begin with it first. */
export function findCommands(commands: readonly Command[], typed: string): Command[] {
  const text = typed.trim().toLowerCase();
  const words = text.split(/\s+/);
  const found = commands.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  const first = found.filter(({ title }) => title.toLowerCase().startsWith(text));
  return [...first, ...found.filter((command) => !first.includes(command))].slice(0, SHOWN);
}
