import type { TaskState } from '@parallax/schema';
import { withoutMarks } from '../../../canvas/card-preview.ts';
import { jsonText, taskText } from '../../../run/task-view.ts';
import { reasonOf } from '../../run-data/missing.ts';

/** More than a card has room for, in characters. */
const TAIL = 480;

/** What a card says of a call. `isWords` is false where the interface speaks, not the model. */
export interface CallTail {
  readonly text: string;
  readonly isWords: boolean;
}

/** The end of what a call has said so far, its thoughts before there is anything else, or why it has nothing to say. */
export function callTail(task: TaskState): CallTail {
  if (task.status === 'retrying') return { text: `Trying again. ${reasonOf(task).message}`, isWords: false };
  if (task.status !== 'running' && task.status !== 'ok')
    return { text: reasonOf(task).message, isWords: false };
  const said = task.output === undefined ? taskText(task) : jsonText(task.output);
  const text = withoutSyntax(said).slice(-TAIL).trim();
  if (text !== '') return { text, isWords: task.output !== undefined || (task.text ?? '') !== '' };
  return { text: task.status === 'ok' ? 'Done.' : 'Waiting for the first words…', isWords: false };
}

/** A text for a few lines of preview: without the marks of Markdown, and JSON, also the beginning of one, as words. */
function withoutSyntax(text: string): string {
  if (/^\s*[{[]/.test(text))
    return text
      .replace(/\\n/g, ' ')
      .replace(/\\(.)/g, '$1')
      .replace(/["{}[\]]/g, '')
      .replace(/,?\s*\n\s*/g, '\n');
  return withoutMarks(text);
}
