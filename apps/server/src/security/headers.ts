import type { MiddlewareHandler } from 'hono';

/**
 * What the pages may do: load our own scripts, styles and images, and nothing else; model output cannot load anything from
 * elsewhere, and nobody can frame the editor.
 *
 * @param nonce of one page: styles that its code editor and menus make at run time have to name it
 */
export function contentSecurityPolicy(nonce?: string): string {
  return [
    "default-src 'self'",
    ...(nonce === undefined ? [] : [`style-src 'self' 'nonce-${nonce}'`]),
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const POLICY = 'Content-Security-Policy';

const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Sets the security headers on every answer, and keeps answers of the API out of caches. */
export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
    // A page has set its own, with its nonce.
    if (!c.res.headers.has(POLICY)) c.res.headers.set(POLICY, contentSecurityPolicy());
    if (c.req.path.startsWith('/api') && !c.res.headers.has('Cache-Control'))
      c.res.headers.set('Cache-Control', 'no-store');
  };
}
