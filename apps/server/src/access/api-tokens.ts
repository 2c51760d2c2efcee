import { createHash, randomBytes } from 'node:crypto';
import type { ApiTokenInfo, CreateTokenRequest } from '@parallax/schema';
import { newId } from '../http/new-id.ts';
import { HttpProblem, notFound } from '../http/problem.ts';
import type { TokenStore } from '../store/sharing-stores.ts';
import type { Principal } from './principal.ts';

const PREFIX = 'plx_';
const HOUR_MS = 3_600_000;

/** A new secret of 256 random bits, in base64url. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What is stored of a secret with enough random bits that a plain hash cannot be guessed back. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

export interface ApiTokensOptions {
  readonly store: TokenStore;
  now(): number;
}

/** Tokens with which programs ask, each with its own scopes. */
export class ApiTokens {
  private readonly store: TokenStore;
  private readonly now: () => number;

  constructor({ store, now }: ApiTokensOptions) {
    this.store = store;
    this.now = now;
  }

  list(): Promise<ApiTokenInfo[]> {
    return this.store.list();
  }

  /** Makes a token; this is the only time that it is known. Throws a 400 for one that would have expired already. */
  async create({
    name,
    scopes,
    expiresAt = null,
  }: CreateTokenRequest): Promise<{ token: string; info: ApiTokenInfo }> {
    const createdAt = this.now();
    if (expiresAt !== null && expiresAt <= createdAt)
      throw new HttpProblem(
        400,
        'expired',
        '"expiresAt" lies in the past. Choose a later time, or leave it out.',
      );
    const token = newSecret(PREFIX);
    const info: ApiTokenInfo = {
      id: newId(),
      name,
      scopes: [...new Set(scopes)],
      hint: token.slice(0, PREFIX.length + 4),
      createdAt,
      expiresAt,
      lastUsedAt: null,
    };
    await this.store.create(info, hashOf(token));
    return { token, info };
  }

  /** Ends a token at once. Throws a 404. */
  async delete(id: string): Promise<void> {
    if (!(await this.store.delete(id))) throw notFound('token', id);
  }

  /** Whether a bearer token is one of these rather than the server's own. */
  static isOne(bearer: string): boolean {
    return bearer.startsWith(PREFIX);
  }

  /** Who a token speaks for. Throws a 401 when it is not good. */
  async principal(bearer: string): Promise<Principal> {
    const info = await this.store.byHash(hashOf(bearer));
    const now = this.now();
    if (info === null || (info.expiresAt !== null && info.expiresAt <= now)) {
      throw new HttpProblem(
        401,
        'bad-token',
        'This token is not known, or it has expired or was deleted. Make a new one under Settings.',
        { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
      );
    }
    if (now - (info.lastUsedAt ?? 0) > HOUR_MS) await this.store.used(info.id, now);
    const scopes = new Set(info.scopes);
    return { id: `token ${info.id}`, may: (scope) => scopes.has(scope) };
  }
}
