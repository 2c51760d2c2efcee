import { useId } from 'react';
import { type Preset, presets } from './presets.ts';
import styles from './providers.module.css';

/** A row of usual servers to start from; `null` is any other. */
export function PresetChoice({
  value,
  onChange,
}: {
  value: Preset | null;
  onChange: (preset: Preset | null) => void;
}) {
  const name = useId();
  const options = [...presets, null];
  return (
    <fieldset className={styles.presets}>
      <legend>Server</legend>
      {options.map((preset) => (
        <label key={preset?.id ?? 'other'}>
          <input type="radio" name={name} checked={value === preset} onChange={() => onChange(preset)} />
          <span>{preset?.title ?? 'Other'}</span>
        </label>
      ))}
    </fieldset>
  );
}
