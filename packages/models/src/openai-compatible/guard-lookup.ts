import type { LookupAddress, LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isForbiddenHost } from './base-url.ts';

type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Resolves names for a connection and refuses the addresses that a base URL may not name. Judging the very address that is then
 * connected to leaves no gap for a name that resolves to something else the second time.
 */
export function guardLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      const forbidden = addresses?.find(({ address }) => isForbiddenHost(address));
      if (error !== null) callback(error, []);
      else if (forbidden !== undefined) {
        callback(new Error(`${hostname} leads to ${forbidden.address}, where no model can be`), []);
      } else if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}
