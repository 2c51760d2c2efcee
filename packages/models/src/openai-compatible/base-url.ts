import { isIPv4, isIPv6 } from 'node:net';
import { TaskError } from '@parallax/schema';

/**
 * The base URL of a model server, checked: http or https, no user name in it, and not one of the addresses at which machines
 * in a cloud hand out their credentials. Servers on this machine or in the local network are legitimate.
 * Throws a `TaskError` with code `bad-base-url`.
 */
export function checkBaseUrl(baseUrl: string): URL {
  const url = URL.parse(baseUrl);
  if (url === null) throw bad(`"${baseUrl}" is not an address. Write it like http://127.0.0.1:11434/v1.`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw bad(`"${baseUrl}" does not begin with http:// or https://.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw bad(
      'The address of a model server must not hold a user name or a password. Give the key by itself.',
    );
  }
  if (isForbiddenHost(url.hostname)) {
    throw bad(`"${url.hostname}" is an address for a machine's own metadata, where no model can be.`);
  }
  return url;
}

/** Link-local addresses (RFC 3927, RFC 4291) and the metadata services of the large clouds. */
export function isForbiddenHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (host === 'metadata.google.internal' || host === 'metadata') return true;
  if (isIPv4(host)) return host.startsWith('169.254.') || host === '100.100.100.200' || host === '0.0.0.0';
  if (!isIPv6(host)) return false;
  // The same IPv4 addresses in IPv6's clothes, as URLs write them and as resolvers do.
  if (/^::ffff:(a9fe:|169\.254\.)/.test(host)) return true;
  return /^fe[89ab]/.test(host) || host === 'fd00:ec2::254';
}

function bad(message: string): TaskError {
  return new TaskError('bad-base-url', message);
}
