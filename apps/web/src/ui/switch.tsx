import { Switch as Radix } from 'radix-ui';
import { useFieldControl } from './field.tsx';
import styles from './switch.module.css';

export interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  'aria-label'?: string;
}

/** On or off, at once. Best in a `Field` with `inline`. */
export function Switch({ checked, onChange, ...rest }: SwitchProps) {
  const { 'aria-invalid': _invalid, ...field } = useFieldControl();
  return (
    <Radix.Root {...field} {...rest} className={styles.root} checked={checked} onCheckedChange={onChange}>
      <Radix.Thumb className={styles.thumb} />
    </Radix.Root>
  );
}
