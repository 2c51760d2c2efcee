const allowed = new Set(['http:', 'https:', 'mailto:']);

/** The address of a link in an answer where it may be followed: absolute, and http, https or mailto. Everything else is undefined. */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  try {
    return allowed.has(new URL(url).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
