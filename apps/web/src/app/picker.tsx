import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import menuStyles from '../ui/menu.module.css';
import { TextInput } from '../ui/text-input.tsx';
import { type Command, findCommands } from './commands.ts';
import styles from './picker.module.css';

interface PickerProps {
  title: string;
  description?: ReactNode;
  placeholder: string;
  /** What there is to choose from. */
  commands: readonly Command[];
  /** What is said where there is nothing to choose from at all. */
  empty?: string;
  onClose: () => void;
}

/** A list of things to do, found by typing and chosen with arrow keys and Enter, or with the mouse. */
export function Picker({ title, description, placeholder, commands, empty, onClose }: PickerProps) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
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
    <Dialog open onClose={onClose} title={title} {...(description === undefined ? {} : { description })}>
      <TextInput
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={found.length > 0 ? listId : undefined}
        aria-activedescendant={found.length === 0 ? undefined : `${listId}-${at}`}
        aria-label={title}
        placeholder={placeholder}
        value={typed}
        autoFocus
        onChange={(next) => {
          setTyped(next);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 ? (
        <p className={styles.none}>
          {commands.length === 0 && empty !== undefined ? empty : 'Nothing is called that.'}
        </p>
      ) : (
        <div id={listId} role="listbox" aria-label={title} className={styles.list}>
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
      )}
    </Dialog>
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
  const { title, icon: Icon, keys, note } = command;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field has the focus and the keys.
    <div
      id={id}
      role="option"
      aria-selected={active}
      data-highlighted={active ? '' : undefined}
      className={menuStyles.item}
      onPointerMove={active ? undefined : onActive}
      onClick={onRun}
    >
      <span className={menuStyles.icon}>{Icon === undefined ? null : <Icon size={16} aria-hidden />}</span>
      <span className={menuStyles.label}>{title}</span>
      {note === undefined ? null : <span className={styles.note}>{note}</span>}
      {keys === undefined ? null : <Kbd keys={keys} />}
    </div>
  );
}
