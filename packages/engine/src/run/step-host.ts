import type { Json } from '@parallax/schema';
import type { LiveTask } from './live-task.ts';
import type { StepHost } from './steps.ts';
import type { TaskHost } from './task-host.ts';

/** What the steps of a task see of it and of its run. */
export function stepHostOf(task: LiveTask, host: TaskHost): StepHost {
  return {
    clock: host.clock,
    times: task.times,
    retries: task.flow.node.settings.retries,
    get signal() {
      return task.signal;
    },
    recorded: (key) => host.step(task, key),
    record: (data: Json) => task.data('step', data),
    retrying: (attempt, error, retry) => host.log.stepRetrying(task, attempt, error, retry),
  };
}
