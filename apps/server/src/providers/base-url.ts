import { BlockList, isIP } from 'node:net';
import { HttpProblem } from '../http/problem.ts';

/** Addresses that no model server has, but that give away secrets of cloud machines or reach many machines at once. */
const blocked = new BlockList();
blocked.addSubnet('0.0.0.0', 8);
blocked.addSubnet('169.254.0.0', 16);
blocked.addAddress('100.100.100.200');
blocked.addAddress('168.63.129.16');
blocked.addSubnet('224.0.0.0', 4);
blocked.addSubnet('240.0.0.0', 4);
blocked.addAddress('::', 'ipv6');
blocked.addSubnet('fe80::', 10, 'ipv6');
blocked.addSubnet('ff00::', 8, 'ipv6');
blocked.addAddress('fd00:ec2::254', 'ipv6');

const METADATA_NAMES = new Set([
  'metadata',
  'metadata.google.internal',
  'instance-data',
  'instance-data.ec2.internal',
]);

/** Whether an IP address must not be called: link-local, metadata services, multicast, unspecified. IPv4 in IPv6 is seen through. */
export function isBlockedAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return blocked.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Checks a base URL that was set in the interface, and gives it in one form: http or https, no credentials, query or fragment,
 * no blocked address, no slash at the end. localhost is fine: that is where local model servers are. What a name resolves to is
 * checked when it is called.
 */
export function checkBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw refuse(`"${text}" is not an http or https address, like http://localhost:11434/v1.`);
  }
  if (url.username !== '' || url.password !== '')
    throw refuse('The address must not hold a user name or password. Enter the key in its own field.');
  if (url.search !== '' || url.hash !== '')
    throw refuse('The address must end with its path: no "?" and no "#".');
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isBlockedAddress(host) || METADATA_NAMES.has(host)) {
    throw refuse(`"${host}" is a link-local or metadata address, where no model server is.`);
  }
  return url.href.replace(/\/+$/, '');
}

/** The origin that a key is bound to. */
export function originOf(baseUrl: string): string {
  return new URL(baseUrl).origin;
}

function refuse(detail: string): HttpProblem {
  return new HttpProblem(422, 'base-url', detail);
}
