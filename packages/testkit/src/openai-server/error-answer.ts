import type { Behaviour } from './plan.ts';
import type { Wire } from './wire.ts';

export interface ErrorAnswer {
  readonly status: number;
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
}

/** Answers with an error in OpenAI's form, or with the body that the behaviour plans. */
export async function sendError(wire: Wire, behaviour: Behaviour, error: ErrorAnswer): Promise<void> {
  const body =
    behaviour.errorBody ??
    JSON.stringify({
      error: {
        message: behaviour.errorMessage ?? error.message,
        type: error.status >= 500 ? 'server_error' : 'invalid_request_error',
        param: error.param ?? null,
        code: behaviour.errorCode ?? error.code ?? null,
      },
    });
  await wire.head(error.status, { 'content-type': 'application/json' });
  await wire.write(body);
  await wire.end();
}
