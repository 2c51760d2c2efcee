import { expect, test, vi } from 'vitest';
import { addables } from '../graph/addable.ts';
import { sampleGraph } from '../graph/graph.fixture.ts';
import { allCommands, findCommands } from './commands.ts';
import { createSession } from './session.ts';

function setUp() {
  const add = vi.fn();
  const shell = {
    show: vi.fn(),
    dock: 'open' as const,
    setDock: vi.fn(),
    jumpTo: vi.fn(),
    leaveDocument: vi.fn(),
  };
  const session = createSession({ graph: sampleGraph() });
  const actions = { session, shell, save: vi.fn(), startRun: vi.fn() };
  const commands = allCommands(actions, addables(session.graph.getState().graph, '', []), add);
  const run = (typed: string) => findCommands(commands, typed)[0]?.run();
  return { add, shell, commands, run };
}

test('nodes are added and gone to by typing a part of their name', () => {
  const { add, shell, run } = setUp();
  run('add vo');
  expect(add).toHaveBeenCalledWith(expect.objectContaining({ kind: 'vote' }));
  run('answer');
  expect(shell.jumpTo).toHaveBeenCalledWith('answer');
});

test('what begins with the text comes before what only holds it', () => {
  const { commands } = setUp();
  const titles = findCommands(commands, 'open').map((command) => command.title);
  expect(titles[0]).toBe('Open a graph');
});

test('a command is listed once, also where two keys lead to it', () => {
  const { commands } = setUp();
  expect(findCommands(commands, 'redo')).toHaveLength(1);
  expect(findCommands(commands, 'no such thing')).toEqual([]);
});
