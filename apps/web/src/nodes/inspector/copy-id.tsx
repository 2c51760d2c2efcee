import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './inspector.module.css';

/** The id, as graphs, exports and the command line name the node. A click copies it. */
export function CopyId({ id }: { id: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(id);
      setCopied(true);
    } catch {
      // Without permission the id can still be selected and copied by hand.
      setCopied(false);
    }
  };
  const Icon = copied ? Check : Copy;
  return (
    <Tooltip content={copied ? 'Copied' : 'Copy the id'}>
      <button
        type="button"
        className={styles.id}
        aria-label={`Copy the id ${id}`}
        onClick={() => void copy()}
        onPointerLeave={() => setCopied(false)}
      >
        <span className={styles.idText}>{id}</span>
        <Icon aria-hidden />
      </button>
    </Tooltip>
  );
}
