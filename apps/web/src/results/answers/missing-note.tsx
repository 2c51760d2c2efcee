import { Button } from '../../ui/button.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import { useShowResults } from '../results-tab.ts';
import styles from './answers.module.css';

/** Says above the answers what they had to do without. */
export function MissingNote({ lines }: { lines: readonly string[] }) {
  const showResults = useShowResults();
  if (lines.length === 0) return null;
  return (
    <div className={styles.missing} role="note">
      <StateIcon state="partial" />
      <div className={styles.missingLines}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <Button size="small" variant="quiet" onClick={() => showResults('missing')}>
        See why
      </Button>
    </div>
  );
}
