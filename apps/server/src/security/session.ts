import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { HttpProblem } from '../http/problem.ts';

const COOKIE = 'parallax_session';
const SESSION_SECONDS = 30 * 24 * 3600;

/** Who may use the server: everybody who reaches it, or, with a token, whoever has it. */
export interface Sessions {
  readonly required: boolean;
  isSignedIn(c: Context): boolean;
  /** Throws a 401 when the token is wrong. */
  signIn(c: Context, token: string): void;
  signOut(c: Context): void;
}

/**
 * Sessions of a server with a token. The cookie is `expiry.signature`, signed with a key made from the token: nothing is
 * stored, and another token ends every session. Without a token everybody is signed in.
 */
export function createSessions(token: string | undefined, now: () => number): Sessions {
  if (token === undefined) {
    return { required: false, isSignedIn: () => true, signIn() {}, signOut() {} };
  }
  const key = createHash('sha256').update(`parallax session ${token}`).digest();
  const sign = (expiry: string) => createHmac('sha256', key).update(expiry).digest('base64url');

  function hasSession(c: Context): boolean {
    const [expiry = '', signature = ''] = (getCookie(c, COOKIE) ?? '').split('.');
    return equal(signature, sign(expiry)) && Number(expiry) > now();
  }

  function hasToken(c: Context): boolean {
    const [scheme, given] = (c.req.header('authorization') ?? '').split(' ');
    return scheme?.toLowerCase() === 'bearer' && given !== undefined && equal(given, token ?? '');
  }

  return {
    required: true,
    isSignedIn: (c) => hasToken(c) || hasSession(c),
    signIn(c, given) {
      if (!equal(given, token))
        throw new HttpProblem(401, 'wrong-token', 'This is not the token of this server.');
      const expiry = String(now() + SESSION_SECONDS * 1000);
      const secure = c.req.header('x-forwarded-proto') === 'https';
      setCookie(c, COOKIE, `${expiry}.${sign(expiry)}`, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        maxAge: SESSION_SECONDS,
        secure,
      });
    },
    signOut(c) {
      deleteCookie(c, COOKIE, { path: '/' });
    },
  };
}

/** Compares without telling by the time taken where the difference is. */
function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
