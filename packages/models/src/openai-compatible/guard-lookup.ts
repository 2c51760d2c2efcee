import type { LookupAddress, LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { badBaseUrl } from './base-url.ts';
import { isForbiddenHost } from './forbidden-host.ts';

/** Finds the addresses of a name, as `lookup` of `node:dns` does. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Resolves names for a connection and refuses the addresses that a base URL may not name, with the same `TaskError`. Judging the
 * very address that is then connected to leaves no gap for a name that resolves to something else the second time.
 */
export function guardLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      const forbidden = addresses?.find(({ address }) => isForbiddenHost(address));
      if (error !== null) callback(error, []);
      else if (forbidden !== undefined) {
        callback(
          badBaseUrl(
            `${hostname} leads to ${forbidden.address}, a link-local or metadata address, where no model server is.`,
          ),
          [],
        );
      } else if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };
}
