import type { BrowserContext } from '@playwright/test';

/** What no test may leave behind unnoticed: errors of the console (violations of the content policy are such), exceptions, requests to other machines. */
export interface PageProblems {
  readonly found: readonly string[];
  /** Lets messages pass that the test provokes, such as the browser's own line about a refused request. */
  readonly allow: (message: RegExp) => void;
}

const CONSOLE_LEVELS = ['error', 'warning'];
const OWN_SCHEMES = ['data:', 'blob:', 'about:'];

/** Collects the problems of every page of a context, from now on. */
export function watchPages(context: BrowserContext): PageProblems {
  const messages: string[] = [];
  const allowed: RegExp[] = [];

  context.on('console', (message) => {
    if (!CONSOLE_LEVELS.includes(message.type())) return;
    messages.push(`Console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) =>
    messages.push(`Exception: ${error.error().stack || String(error.error())}`),
  );
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (OWN_SCHEMES.includes(protocol) || hostname === '127.0.0.1') return;
    messages.push(`Request to another machine: ${request.url()}`);
  });

  return {
    get found() {
      return messages.filter((message) => !allowed.some((pattern) => pattern.test(message)));
    },
    allow: (message) => void allowed.push(message),
  };
}
