import type { LucideIcon } from 'lucide-react';
import type { Addable } from '../graph/addable.ts';
import { nodeTitle } from '../graph/kinds.ts';
import { blockOf, nodeAt } from '../graph/levels.ts';
import { selectedNode } from '../graph/selection-store.ts';
import { kindView } from '../nodes/kind-views.ts';
import { repairOf } from '../run/repair.ts';
import { startTour } from '../tour/tour-store.ts';
import { chooseTheme, type ThemeChoice } from '../ui/theme.ts';
import { exportPicture, exportResults, pictureExports, resultExports } from './exports.ts';
import { goCommands } from './go-commands.ts';
import { type ShortcutActions, shortcuts } from './shortcuts.ts';
import { rerunChanged, retryFailed, runFrom } from './start-run.ts';

/** Something that can be done from the command palette. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly icon?: LucideIcon;
  readonly keys?: string;
  /** A few quiet words beside the title. */
  readonly note?: string;
  /** Further words by which it is found. */
  readonly also?: string;
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
export function allCommands(
  actions: ShortcutActions,
  addables: readonly Addable[],
  addNode: (what: Addable) => void,
): Command[] {
  const { session, shell } = actions;
  const byTitle = new Map(shortcuts.map((shortcut) => [shortcut.does, shortcut]));
  const keyed = [...byTitle.values()].map(({ does, keys, run }) => ({
    id: `key:${does}`,
    title: does,
    keys,
    run: () => run(actions),
  }));
  const add = addables.map((what) => ({
    id: `add:${what.id}`,
    title: `Add ${what.title}`,
    icon: kindView(what.kind).icon,
    run: () => addNode(what),
  }));
  const go = goCommands(session.graph.getState().graph, shell.jumpTo, 'Go to ');
  const choices: readonly ThemeChoice[] = ['system', 'light', 'dark'];
  const theme = choices.map((choice) => ({
    id: `theme:${choice}`,
    title: themes[choice],
    run: () => chooseTheme(choice),
  }));
  const nodeId = selectedNode(session.selection.getState());
  const node = nodeId === null ? undefined : nodeAt(session.graph.getState().graph, nodeId);
  const repair = repairOf(session.run.getState());
  const runs: Command[] = [
    { id: 'rehearse', title: 'Rehearse', run: () => shell.show('rehearse') },
    { id: 'history', title: 'Earlier runs', run: () => shell.show('history') },
    {
      id: 'versions',
      title: 'Versions: compare, restore, save with a note',
      run: () => shell.show('versions'),
    },
    { id: 'share', title: 'Share by a link', run: () => shell.show('share') },
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
  if (node !== undefined && blockOf(session.graph.getState().graph, node) !== undefined) {
    const { id } = node;
    runs.push({
      id: 'open-block',
      title: `Open ${nodeTitle(node)}`,
      run: () => session.editor.openLevel(id),
    });
    runs.push({
      id: 'unpack',
      title: `Unpack ${nodeTitle(node)}`,
      run: () => void session.editor.unpackBlock(id),
    });
  }
  const tour = { id: 'tour', title: 'Take the tour', also: 'help introduction', run: startTour };
  const templates = { id: 'templates', title: 'Start from a template', run: () => shell.show('templates') };
  return [...keyed, ...runs, ...saveCommands(session), templates, tour, ...add, ...theme, ...go];
}

function saveCommands(session: ShortcutActions['session']): Command[] {
  const pictures = pictureExports.map(({ format, label, icon }) => ({
    id: `save:${format}`,
    title: `Save: ${label}`,
    icon,
    run: () => void exportPicture(session, format),
  }));
  if (session.run.getState().runId === null) return pictures;
  const results = resultExports.map(({ format, label, icon }) => ({
    id: `save:${format}`,
    title: `Save: ${label}`,
    icon,
    run: () => exportResults(session, format),
  }));
  return [...pictures, ...results];
}

/** The commands that have every word that was typed: those whose title begins with it, then those with it in the title, then the rest. */
export function findCommands(commands: readonly Command[], typed: string): Command[] {
  const text = typed.trim().toLowerCase();
  const words = text.split(/\s+/);
  const has = (where: string) => words.every((word) => where.toLowerCase().includes(word));
  const byTitle = commands.filter(({ title }) => has(title));
  const first = byTitle.filter(({ title }) => title.toLowerCase().startsWith(text));
  const rest = commands.filter(
    ({ title, note = '', also = '' }) => !has(title) && has(`${title} ${note} ${also}`),
  );
  return [...first, ...byTitle.filter((command) => !first.includes(command)), ...rest].slice(0, SHOWN);
}
