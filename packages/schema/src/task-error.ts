import { z } from 'zod';

/** Why a task, an attempt or a run failed. `code` is stable for programs, `message` says what to do. Never holds a secret. */
export const taskErrorSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
});

export type TaskErrorBody = z.infer<typeof taskErrorSchema>;

const marker = Symbol.for('parallax.TaskError');

/** Options of a `TaskError`. `retryAfterMs` is what the server asked for, before any cap. */
export interface TaskErrorOptions {
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** The error that kinds and models throw. `TaskError.is` works across duplicate copies of this package. */
export class TaskError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly [marker] = true;

  constructor(code: string, message: string, options: TaskErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TaskError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }

  static is(value: unknown): value is TaskError {
    return typeof value === 'object' && value !== null && marker in value;
  }

  /** The plain form that events carry. */
  toBody(): TaskErrorBody {
    return { code: this.code, message: this.message, retryable: this.retryable };
  }
}

/** Any thrown value as an event's error. A foreign error becomes code `internal` with its message. */
export function toErrorBody(thrown: unknown): TaskErrorBody {
  if (TaskError.is(thrown))
    return { code: thrown.code, message: thrown.message, retryable: thrown.retryable };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'internal',
    message: message === '' ? 'An unexpected error without a message.' : message,
    retryable: false,
  };
}
