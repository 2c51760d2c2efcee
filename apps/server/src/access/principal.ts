import type { Scope } from '@parallax/schema';
import type { Context, MiddlewareHandler } from 'hono';
import { HttpProblem } from '../http/problem.ts';

/** Who asks, and what they may do. */
export interface Principal {
  /** Stable, for telling callers apart; not a secret. */
  readonly id: string;
  may(scope: Scope): boolean;
}

/** Whoever holds the server itself: everybody on a server without a token, or who has given its token. */
export const owner: Principal = { id: 'owner', may: () => true };

/** What a caller needs for a route: nothing, to have signed in, or a scope. */
export type Needs = 'nothing' | 'sign-in' | Scope;

/** Finds who asks; null for somebody who has not said. Throws a 401 for a token that is not, or no longer, good. */
export type Identify = (c: Context) => Promise<Principal | null>;

declare module 'hono' {
  interface ContextVariableMap {
    principal: Principal | null;
  }
}

/** Finds out who asks before any route is reached. */
export function identifyCaller(identify: Identify): MiddlewareHandler {
  return async (c, next) => {
    c.set('principal', await identify(c));
    await next();
  };
}

/** Refuses a caller who may not do what a route does. */
export function needScope(needs: Needs): MiddlewareHandler {
  return async (c, next) => {
    if (needs !== 'nothing') {
      const principal = principalOf(c);
      if (needs !== 'sign-in' && !principal.may(needs)) {
        throw new HttpProblem(
          403,
          'scope-needed',
          `This needs the scope "${needs}", which you have not got. Use a token that has it.`,
        );
      }
    }
    await next();
  };
}

/** Who asks. Throws a 401 when nobody has signed in. */
export function principalOf(c: Context): Principal {
  const principal = c.get('principal');
  if (principal !== null) return principal;
  throw new HttpProblem(
    401,
    'token-needed',
    'This server needs its token: sign in, or send "Authorization: Bearer …".',
    { headers: { 'WWW-Authenticate': 'Bearer' } },
  );
}
