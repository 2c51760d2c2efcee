import styles from './frame.module.css';

export interface PlainFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  /** Told when the field gets the focus and when it loses it. */
  readonly onFocusChange?: (focused: boolean) => void;
}

/** Stands in the place of an editor until it has loaded, and for good where it cannot be loaded. */
export function PlainField(props: PlainFieldProps) {
  const { value, onChange, label, placeholder, id, describedBy, invalid = false, onFocusChange } = props;
  return (
    <textarea
      id={id}
      className={styles.plain}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      value={value}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
      onFocus={() => onFocusChange?.(true)}
      onBlur={() => onFocusChange?.(false)}
    />
  );
}
