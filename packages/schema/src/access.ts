import { z } from 'zod';

/**
 * What a caller may do. `graphs:read` sees graphs and models, `runs:write` starts, repairs and cancels runs and so spends money,
 * `admin` changes what holds for the whole server: providers, limits, prices, tokens, webhooks.
 */
export const scopeSchema = z.enum(['graphs:read', 'graphs:write', 'runs:read', 'runs:write', 'admin']);

/** A token for programs, as it may be shown. The token itself is shown once, when it is made. */
export const apiTokenInfo = z.strictObject({
  id: z.string(),
  name: z.string(),
  scopes: z.array(scopeSchema),
  /** How the token begins, for people to recognise it. */
  hint: z.string(),
  createdAt: z.number(),
  /** Null for one that does not expire. */
  expiresAt: z.number().nullable(),
  /** To the hour; null when it was never used. */
  lastUsedAt: z.number().nullable(),
});

export const createTokenRequest = z.strictObject({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(scopeSchema).min(1),
  /** Milliseconds since the epoch; absent or null for a token that does not expire. */
  expiresAt: z.number().nullable().optional(),
});
/** `token` is never shown again. */
export const createTokenResponse = z.strictObject({ token: z.string(), info: apiTokenInfo });
export const tokenListResponse = z.strictObject({ tokens: z.array(apiTokenInfo) });

export type Scope = z.infer<typeof scopeSchema>;
export type ApiTokenInfo = z.infer<typeof apiTokenInfo>;
export type CreateTokenRequest = z.infer<typeof createTokenRequest>;
