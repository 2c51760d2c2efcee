import type { LucideIcon } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { useFieldControl } from './field.tsx';
import styles from './segmented-control.module.css';

export interface SegmentedControlProps<V extends string> {
  value: V;
  onChange: (value: V) => void;
  options: readonly { readonly value: V; readonly label: string; readonly icon?: LucideIcon }[];
  'aria-label'?: string;
}

/** One of two to five options, all in view. */
export function SegmentedControl<V extends string>({
  value,
  onChange,
  options,
  ...rest
}: SegmentedControlProps<V>) {
  const { 'aria-invalid': _invalid, ...field } = useFieldControl();
  return (
    <ToggleGroup.Root
      {...field}
      {...rest}
      type="single"
      className={styles.root}
      value={value}
      onValueChange={(next) => {
        const option = options.find((each) => each.value === next);
        if (option !== undefined) onChange(option.value);
      }}
    >
      {options.map(({ value: each, label, icon: Icon }) => (
        <ToggleGroup.Item key={each} value={each} className={styles.item}>
          {Icon === undefined ? null : <Icon className={styles.icon} aria-hidden />}
          {label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
