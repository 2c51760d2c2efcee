import { parseTaskId } from '@parallax/schema';
import { errorMessage } from '../api/http.ts';
import { toast } from '../ui/toast.ts';
import type { Session } from './session.ts';

/** Shows a run that was started before, with one of its tasks selected; the edited graph stays as it is. Says in a toast when it cannot. */
export async function showRun({ run, selection }: Session, runId: string, task?: string): Promise<void> {
  try {
    await run.open(runId);
    if (task !== undefined) selection.selectTask(parseTaskId(task).node, task);
  } catch (thrown) {
    toast.error(errorMessage(thrown));
  }
}
