import { BlockList, isIP } from 'node:net';

/** Addresses that no model server has, but that give away the secrets of machines in a cloud or reach many machines at once. */
const forbidden = new BlockList();
// "This network" (RFC 1122), link-local (RFC 3927), multicast and reserved.
forbidden.addSubnet('0.0.0.0', 8);
forbidden.addSubnet('169.254.0.0', 16);
forbidden.addSubnet('224.0.0.0', 4);
forbidden.addSubnet('240.0.0.0', 4);
// The metadata services of Alibaba and Azure, which are outside of the link-local range.
forbidden.addAddress('100.100.100.200');
forbidden.addAddress('168.63.129.16');
// The same of IPv6 (RFC 4291), the metadata service of AWS, and link-local IPv4 behind NAT64 (RFC 6052).
forbidden.addAddress('::', 'ipv6');
forbidden.addSubnet('fe80::', 10, 'ipv6');
forbidden.addSubnet('ff00::', 8, 'ipv6');
forbidden.addAddress('fd00:ec2::254', 'ipv6');
forbidden.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6');

const METADATA_NAMES: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.google.internal',
  'instance-data',
  'instance-data.ec2.internal',
]);

/**
 * Whether a host must not be called: the name of a metadata service, or an IP address that is link-local, multicast, reserved
 * or a metadata service's. IPv4 written as IPv6 is seen through; IPv6 may stand in brackets, as in a URL.
 */
export function isForbiddenHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const family = isIP(host);
  if (family === 0) return METADATA_NAMES.has(host);
  return forbidden.check(host, family === 6 ? 'ipv6' : 'ipv4');
}
