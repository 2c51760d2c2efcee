import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HttpProblem } from '../http/problem.ts';

/**
 * Changes need JSON: a form or a file of another page cannot pose as a request. A request without a body needs no type,
 * but must not have another one.
 */
export function jsonOnly(): MiddlewareHandler {
  return async (c, next) => {
    const safe = c.req.method === 'GET' || c.req.method === 'HEAD';
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    const hasBody =
      c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;
    if (!safe && (hasBody || type !== undefined) && type !== 'application/json') {
      throw new HttpProblem(415, 'json-only', 'Send JSON with "Content-Type: application/json".');
    }
    await next();
  };
}

/** Refuses bodies above `maxBytes` before they are read to the end. */
export function limitBody(maxBytes: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: maxBytes,
    onError() {
      const size = maxBytes >= 1024 * 1024 ? `${maxBytes / 1024 / 1024} MB` : `${maxBytes / 1024} kB`;
      throw new HttpProblem(
        413,
        'too-large',
        `The body is larger than ${size}. Send less, for example fewer items in one run.`,
      );
    },
  });
}
