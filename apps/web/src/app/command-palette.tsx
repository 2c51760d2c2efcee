import { useMemo } from 'react';
import { useAddables, useAddNode } from '../canvas/use-add-node.ts';
import { allCommands } from './commands.ts';
import { Picker } from './picker.tsx';
import type { ShortcutActions } from './shortcuts.ts';

interface CommandPaletteProps {
  onClose: () => void;
  actions: ShortcutActions;
}

/** Everything that can be done, found by typing. */
export function CommandPalette({ onClose, actions }: CommandPaletteProps) {
  const add = useAddNode();
  const addables = useAddables();
  const commands = useMemo(() => allCommands(actions, addables, add), [actions, addables, add]);
  return (
    <Picker title="Commands" placeholder="What do you want to do?" commands={commands} onClose={onClose} />
  );
}
