import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { cx } from './cx.ts';
import { useFieldControl } from './field.tsx';
import inputStyles from './input.module.css';
import menuStyles from './menu.module.css';
import styles from './select.module.css';

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

/** One of a few options, each with an optional explanation. A value that is no option is shown as it is. */
export function Select<V extends string>({ value, onChange, options, placeholder, ...rest }: SelectProps<V>) {
  const field = useFieldControl();
  const chosen = options.find((option) => option.value === value);
  const groups = Map.groupBy(options, (option) => option.group ?? '');
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => {
        const option = options.find((each) => each.value === next);
        if (option !== undefined) onChange(option.value);
      }}
      {...(rest.disabled === undefined ? {} : { disabled: rest.disabled })}
    >
      <Radix.Trigger
        {...field}
        aria-label={rest['aria-label']}
        className={cx(inputStyles.input, styles.trigger)}
      >
        <span className={styles.value}>
          <Radix.Value placeholder={placeholder}>{chosen?.label ?? value}</Radix.Value>
        </span>
        <Radix.Icon asChild>
          <ChevronDown className={styles.chevron} aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={cx(menuStyles.content, styles.content)}
          position="popper"
          sideOffset={4}
          collisionPadding={8}
        >
          <Radix.Viewport>
            {[...groups].map(([group, members]) => (
              <Radix.Group key={group}>
                {group === '' ? null : <Radix.Label className={menuStyles.heading}>{group}</Radix.Label>}
                {members.map((option) => (
                  <Radix.Item
                    key={option.value}
                    value={option.value}
                    disabled={option.disabled === true}
                    className={cx(menuStyles.item, styles.item)}
                  >
                    <Radix.ItemIndicator className={styles.check}>
                      <Check aria-hidden />
                    </Radix.ItemIndicator>
                    <span>
                      <Radix.ItemText>{option.label}</Radix.ItemText>
                      {option.hint === undefined ? null : <span className={styles.hint}>{option.hint}</span>}
                    </span>
                  </Radix.Item>
                ))}
              </Radix.Group>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
