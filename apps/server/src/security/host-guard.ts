import { networkInterfaces } from 'node:os';
import type { MiddlewareHandler } from 'hono';
import { HttpProblem } from '../http/problem.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The names under which this server may be asked, in the form in which a `Host` header has them. On a wildcard address these
 * are the machine's own addresses too: an attacker's page can make a name point here, but cannot make the browser send
 * an address that it did not ask for.
 */
export function allowedHosts(bound: string, further: readonly string[] = []): ReadonlySet<string> {
  const wildcard = bound === '0.0.0.0' || bound === '::';
  const own = wildcard
    ? Object.values(networkInterfaces()).flatMap((list) => list?.map(({ address }) => address) ?? [])
    : [bound];
  return new Set([...LOOPBACK, ...[...own, ...further].map((host) => bracket(host.toLowerCase()))]);
}

/**
 * Refuses every request that another site could have caused. The `Host` list stops DNS rebinding; `Origin` and
 * `Sec-Fetch-Site` stop requests from pages of other origins, of other ports of this machine too. Opening a page by
 * following a link stays possible: it changes nothing and the page cannot be framed.
 */
export function hostGuard(hosts: ReadonlySet<string>): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host')?.toLowerCase() ?? '';
    if (!hosts.has(hostname(host))) {
      throw new HttpProblem(
        421,
        'unknown-host',
        `This server does not answer to the host "${host}". Use one of ${[...hosts].join(', ')}, or add the name to PARALLAX_ALLOWED_HOSTS.`,
      );
    }
    const origin = c.req.header('origin');
    if (origin !== undefined && !isSameOrigin(origin, host)) {
      throw new HttpProblem(
        403,
        'cross-origin',
        `Requests from pages of "${origin}" are refused: only Parallax's own pages may ask.`,
      );
    }
    const site = c.req.header('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isPageOpened(c.req)) {
      throw new HttpProblem(
        403,
        'cross-site',
        "Requests caused by other sites are refused: only Parallax's own pages may ask.",
      );
    }
    await next();
  };
}

/** Without the port: pages of any port of ours are checked by `Origin`, which has it. */
function hostname(host: string): string {
  return host.replace(/:\d+$/, '');
}

function bracket(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

function isSameOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host && /^https?:\/\//i.test(origin);
}

function isPageOpened(request: {
  method: string;
  path: string;
  header(name: string): string | undefined;
}): boolean {
  return (
    request.method === 'GET' &&
    !request.path.startsWith('/api') &&
    request.header('sec-fetch-mode') === 'navigate' &&
    request.header('sec-fetch-dest') === 'document'
  );
}
