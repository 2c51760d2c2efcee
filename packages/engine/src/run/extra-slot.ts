import { TaskError } from '@parallax/schema';
import type { ModelRoute } from '../model-port.ts';
import type { TaskHost } from './task-host.ts';

/** A slot for a call beside the one that the task's own slot serves. Rejects when the task is aborted or the budget is used up. */
export function extraSlot(
  host: TaskHost,
  route: ModelRoute,
  rank: number,
  signal: AbortSignal,
): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      ticket.release();
      reject(new TaskError('cancelled', 'It was cancelled while it waited for a slot.'));
    };
    const ticket = host.slots.request(route, rank, {
      granted() {
        signal.removeEventListener('abort', onAbort);
        const refusal = host.refusal();
        if (refusal === undefined) {
          resolve(() => ticket.release());
          return;
        }
        ticket.release();
        reject(
          new TaskError(refusal, 'The run has used up what it may use, so no further model calls are made.'),
        );
      },
    });
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    host.slots.dispatch(route);
  });
}
