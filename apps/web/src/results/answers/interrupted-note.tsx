import { StepForward } from 'lucide-react';
import { useSession } from '../../app/session-context.ts';
import { useRun } from '../../run/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { count, counted } from '../../ui/format.ts';
import { StateIcon } from '../../ui/state-badge.tsx';
import styles from './answers.module.css';
import type { OutputItems } from './output-items.ts';

/** Says above the answers of a run that was cut off that there are no more to come, and offers to go on. */
export function InterruptedNote({ answers, waiting }: { answers: number; waiting: OutputItems['waiting'] }) {
  const session = useSession();
  const interrupted = useRun((view) => view.interrupted);
  if (!interrupted || answers === 0) return null;
  const came =
    waiting === undefined || waiting === 0
      ? `${counted(answers, 'answer')} had come by then.`
      : `${count(answers)} of ${counted(answers + waiting, 'answer')} had come by then.`;
  return (
    <div className={styles.missing} role="note">
      <StateIcon state="partial" />
      <p className={styles.missingLines}>{`The server was restarted during this run. ${came}`}</p>
      <Button size="small" variant="quiet" icon={StepForward} onClick={() => void session.run.goOn()}>
        Go on
      </Button>
    </div>
  );
}
