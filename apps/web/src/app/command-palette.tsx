import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { useAddNode } from '../canvas/use-add-node.ts';
import { cx } from '../ui/cx.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import menuStyles from '../ui/menu.module.css';
import { TextInput } from '../ui/text-input.tsx';
import styles from './command-palette.module.css';
import { allCommands, type Command, findCommands } from './commands.ts';
import type { ShortcutActions } from './shortcuts.ts';

interface CommandPaletteProps {
  open: boolean;
  onClose: () => void;
  actions: ShortcutActions;
}

/** Everything that can be done, found by typing. */
export function CommandPalette({ open, onClose, actions }: CommandPaletteProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Commands">
      <Commands actions={actions} onClose={onClose} />
    </Dialog>
  );
}

function Commands({ actions, onClose }: Omit<CommandPaletteProps, 'open'>) {
  const add = useAddNode();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const commands = useMemo(() => allCommands(actions, add), [actions, add]);
  const found = findCommands(commands, typed);
  const at = Math.min(active, found.length - 1);

  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, listId]);

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) setActive(Math.max(0, Math.min(found.length - 1, at + step)));
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <TextInput
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found.length === 0 ? undefined : `${listId}-${at}`}
        aria-label="Command"
        placeholder="What do you want to do?"
        value={typed}
        autoFocus
        onChange={(next) => {
          setTyped(next);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="Commands" className={styles.list}>
        {found.length === 0 ? <p className={styles.none}>Nothing is called that.</p> : null}
        {found.map((command, index) => (
          <Row
            key={command.id}
            id={`${listId}-${index}`}
            command={command}
            active={index === at}
            onActive={() => setActive(index)}
            onRun={() => run(command)}
          />
        ))}
      </div>
    </>
  );
}

interface RowProps {
  id: string;
  command: Command;
  active: boolean;
  onActive: () => void;
  onRun: () => void;
}

function Row({ id, command, active, onActive, onRun }: RowProps) {
  const { title, icon: Icon, keys } = command;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field has the focus and the keys.
    <div
      id={id}
      role="option"
      aria-selected={active}
      data-highlighted={active ? '' : undefined}
      className={cx(menuStyles.item)}
      onPointerMove={active ? undefined : onActive}
      onClick={onRun}
    >
      <span className={menuStyles.icon}>{Icon === undefined ? null : <Icon size={16} aria-hidden />}</span>
      <span className={menuStyles.label}>{title}</span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </div>
  );
}
