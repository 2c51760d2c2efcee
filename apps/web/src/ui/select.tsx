import { Check, ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { cx } from './cx.ts';
import { useFieldControl } from './field.tsx';
import inputStyles from './input.module.css';
import menuStyles from './menu.module.css';
import styles from './select.module.css';
import { step, typeAhead } from './select-keys.ts';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** A second line in the list, e.g. what a strategy does. */
  readonly hint?: string | undefined;
  /** Options with the same group stand under its heading. */
  readonly group?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface SelectProps<V extends string> {
  value: V;
  onChange: (value: V) => void;
  options: readonly SelectOption<V>[];
  disabled?: boolean;
  placeholder?: string;
  'aria-label'?: string;
}

/**
 * One of a few options, each with an optional explanation. A value that is no option is shown as it is. The focus stays on the button, as
 * the combobox pattern of ARIA has it. (Radix's own Select locks scrolling with an inline style sheet, which our Content Security Policy refuses.)
 */
export function Select<V extends string>({ value, onChange, options, placeholder, ...rest }: SelectProps<V>) {
  const field = useFieldControl();
  const listId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const [active, setActive] = useState<number | null>(null);
  const open = active !== null;
  const chosen = options.findIndex((option) => option.value === value);

  const show = () => setActive(Math.max(0, chosen));
  const close = () => setActive(null);
  const choose = (index: number) => {
    const option = options[index];
    if (option === undefined || option.disabled === true) return;
    close();
    if (option.value !== value) onChange(option.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return;
    if (event.key === 'Escape' && !open) return;
    const at = active ?? Math.max(0, chosen);
    const to = step(event.key, at, options) ?? typeAhead(event.key, typed.current, options, event.timeStamp);
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' || (event.key === ' ' && typed.current.text.trim() === ''))
      open ? choose(at) : show();
    else if (to !== undefined) setActive(open ? to : at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  useEffect(() => {
    if (active !== null) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, listId]);

  return (
    <Popover.Root open={open} onOpenChange={(next) => (next ? show() : close())}>
      <Popover.Anchor asChild>
        <button
          type="button"
          ref={button}
          {...field}
          {...rest}
          role="combobox"
          aria-expanded={open}
          aria-haspopup="listbox"
          aria-controls={open ? listId : undefined}
          aria-activedescendant={active === null ? undefined : `${listId}-${active}`}
          className={cx(inputStyles.input, styles.trigger)}
          onClick={() => (open ? close() : show())}
          onKeyDown={onKeyDown}
          onBlur={close}
        >
          <span className={styles.value}>
            {options[chosen]?.label ?? (value === '' ? placeholder : value)}
          </span>
          <ChevronDown className={styles.chevron} aria-hidden />
        </button>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          id={listId}
          role="listbox"
          aria-label={rest['aria-label'] ?? 'Options'}
          className={cx(menuStyles.content, styles.content)}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // The button closes the list by itself; and the focus must not leave it for the list.
          onInteractOutside={(event) => {
            if (event.target instanceof Node && button.current?.contains(event.target) === true)
              event.preventDefault();
          }}
          onMouseDown={(event) => event.preventDefault()}
        >
          {options.map((option, index) => (
            <Option
              key={option.value}
              id={`${listId}-${index}`}
              option={option}
              heading={option.group !== options[index - 1]?.group ? option.group : undefined}
              chosen={index === chosen}
              active={index === active}
              onActive={() => setActive(index)}
              onChoose={() => choose(index)}
            />
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface OptionProps {
  id: string;
  option: SelectOption<string>;
  heading: string | undefined;
  chosen: boolean;
  active: boolean;
  onActive: () => void;
  onChoose: () => void;
}

function Option({ id, option, heading, chosen, active, onActive, onChoose }: OptionProps) {
  return (
    <>
      {heading === undefined ? null : (
        <div className={menuStyles.heading} role="presentation">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the button has the focus and the keys. */}
      <div
        id={id}
        role="option"
        aria-selected={chosen}
        aria-disabled={option.disabled === true ? true : undefined}
        data-highlighted={active ? '' : undefined}
        data-disabled={option.disabled === true ? '' : undefined}
        className={cx(menuStyles.item, styles.item)}
        onPointerMove={active ? undefined : onActive}
        onClick={onChoose}
      >
        {chosen ? <Check className={styles.check} aria-hidden /> : null}
        <span>
          {option.label}
          {option.hint === undefined ? null : <span className={styles.hint}>{option.hint}</span>}
        </span>
      </div>
    </>
  );
}
