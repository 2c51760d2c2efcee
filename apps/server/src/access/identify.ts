import type { Sessions } from '../security/session.ts';
import { ApiTokens } from './api-tokens.ts';
import { type Identify, owner } from './principal.ts';

/** Who asks: the bearer of a program's token has just its scopes, also where nobody has to sign in; a session is the owner's. */
export function createIdentify(sessions: Sessions, tokens: ApiTokens): Identify {
  return async (c) => {
    const [scheme, bearer] = (c.req.header('authorization') ?? '').split(' ');
    if (scheme?.toLowerCase() === 'bearer' && bearer !== undefined && ApiTokens.isOne(bearer))
      return tokens.principal(bearer);
    return sessions.isSignedIn(c) ? owner : null;
  };
}
