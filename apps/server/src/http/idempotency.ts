import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { principalOf } from '../access/principal.ts';
import type { IdempotencyStore } from '../store/sharing-stores.ts';
import { newId } from './new-id.ts';
import { HttpProblem } from './problem.ts';

/** How long a key is remembered, in milliseconds. */
const REMEMBERED_MS = 24 * 3_600_000;
const HEADER = 'Idempotency-Key';

export interface IdempotencyOptions {
  readonly store: IdempotencyStore;
  now(): number;
}

/**
 * Requests that make something once, however often they are sent: a client that lost the answer sends the same key again. The key
 * decides the id of what is made before it is made, so a crash in between cannot make two.
 */
export class Idempotency {
  private readonly store: IdempotencyStore;
  private readonly now: () => number;
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor({ store, now }: IdempotencyOptions) {
    this.store = store;
    this.now = now;
  }

  /**
   * Calls `make` with the id for what is to be made: a new one without a key. Under a key `make` has to give what is there under the id
   * already, if it is. Throws a 422 for a key that came with another request before.
   */
  async once<T>(c: Context, make: (id: string) => Promise<T>): Promise<T> {
    const key = c.req.header(HEADER);
    if (key === undefined) return make(newId());
    if (!/^[\x21-\x7e]{1,255}$/.test(key))
      throw new HttpProblem(
        400,
        'bad-key',
        `"${HEADER}" must be 1 to 255 visible ASCII characters, for example a UUID.`,
      );
    const hash = digest(`${principalOf(c).id} ${c.req.method} ${c.req.path} ${key}`);
    // One after another: the second finds what the first has made.
    const request = digest(await c.req.text());
    const before = this.underWay.get(hash)?.catch(() => {}) ?? Promise.resolve();
    const work = before.then(() => this.claimed(hash, request, make));
    this.underWay.set(hash, work);
    try {
      return await work;
    } finally {
      if (this.underWay.get(hash) === work) this.underWay.delete(hash);
    }
  }

  private async claimed<T>(hash: string, request: string, make: (id: string) => Promise<T>): Promise<T> {
    const at = this.now();
    await this.store.prune(at - REMEMBERED_MS);
    const claim = await this.store.claim(hash, { request, resource: newId() }, at);
    if (claim.request !== request) {
      throw new HttpProblem(
        422,
        'key-reused',
        `This "${HEADER}" came with another request before. Use a new key for each thing to be made.`,
      );
    }
    return make(claim.resource);
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
