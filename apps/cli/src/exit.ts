/** Exit codes: what a script that calls the command line can tell apart. */
export const EXIT = { ok: 0, error: 1, usage: 2, partial: 3, interrupted: 130, terminated: 143 } as const;

/** Something that ends a command. Its message names the place and the mend, and is all that is shown. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, options?: ErrorOptions & { readonly exitCode?: number }) {
    super(message, options);
    this.name = 'CommandError';
    this.exitCode = options?.exitCode ?? EXIT.error;
  }
}

/** The command itself was written wrongly: an unknown option, a missing argument, an input that the graph does not have. */
export class UsageError extends CommandError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, { ...options, exitCode: EXIT.usage });
    this.name = 'UsageError';
  }
}

/** The message of anything that was thrown. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
