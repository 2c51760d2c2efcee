import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './rows.module.css';

export interface RowActionsProps {
  /** What the row is called: "Perspective 2". */
  readonly noun: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** Buttons that move and remove one row of a list. */
export function RowActions({ noun, index, count, onMove, onRemove }: RowActionsProps) {
  return (
    <span className={styles.actions}>
      <IconButton
        size="small"
        icon={ArrowUp}
        label={`Move ${noun} up`}
        disabled={index === 0}
        onClick={() => onMove(-1)}
      />
      <IconButton
        size="small"
        icon={ArrowDown}
        label={`Move ${noun} down`}
        disabled={index === count - 1}
        onClick={() => onMove(1)}
      />
      <IconButton size="small" icon={X} label={`Remove ${noun}`} onClick={onRemove} />
    </span>
  );
}
