import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import { contentSecurityPolicy } from '../security/headers.ts';

/** Paths that the editor itself routes; all of them are its one page. */
const PAGES = ['/', '/g/:id', '/r/:id', '/s/:id'];
/** Where the page has room for the nonce of its styles. */
const NONCE_PLACE = '__CSP_NONCE__';
const MISSING =
  'The editor is not built yet. Build it with "npm run build" in the folder of Parallax, then reload. The API is at /api.';

/**
 * Serves the built editor. Files under `/assets` have a hash of what they hold in their names, so browsers may keep them for
 * ever; the page that names them is asked for each time.
 */
export function serveWeb(app: Hono, root: string): void {
  for (const path of PAGES) {
    app.get(path, async (c) => {
      const page = await readFile(join(root, 'index.html'), 'utf8').catch(() => null);
      if (page === null) return c.text(MISSING, 503);
      const nonce = randomBytes(16).toString('base64');
      return c.html(page.replace(NONCE_PLACE, nonce), 200, {
        'Cache-Control': 'no-cache',
        'Content-Security-Policy': contentSecurityPolicy(nonce),
      });
    });
  }
  app.get('/assets/*', filesOf(root, 'public, max-age=31536000, immutable'));
  app.get('*', filesOf(root, 'no-cache'));
}

/** Files of a folder that may be built only later: until then there are none. */
function filesOf(root: string, cacheControl: string): MiddlewareHandler {
  let serve: MiddlewareHandler | undefined;
  return async (c, next) => {
    if (c.req.path.startsWith('/api') || (serve === undefined && !existsSync(root))) return await next();
    serve ??= serveStatic({ root, onFound: (_path, found) => found.header('Cache-Control', cacheControl) });
    return await serve(c, next);
  };
}
