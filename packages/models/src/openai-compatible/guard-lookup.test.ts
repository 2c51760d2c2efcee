import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { guardLookup } from './guard-lookup.ts';

/** What a connection gets for a name that resolves to these addresses. */
function connectTo(addresses: LookupAddress[], all: boolean) {
  const lookup = guardLookup((_hostname, _options, callback) => callback(null, addresses));
  return new Promise((resolve, reject) => {
    lookup('models.example', { all }, (error, address) => (error ? reject(error) : resolve(address)));
  });
}

const fine: LookupAddress = { address: '10.0.0.7', family: 4 };

test('hands on what a name resolves to, in the form that was asked for', async () => {
  expect(await connectTo([fine], true)).toEqual([fine]);
  expect(await connectTo([fine], false)).toBe('10.0.0.7');
});

test.each(['169.254.169.254', 'fe80::1', '::ffff:a9fe:a9fe', '::ffff:169.254.169.254'])(
  'refuses a name of which one address is %s',
  async (address) => {
    const addresses = [fine, { address, family: address.includes(':') ? 6 : 4 }];
    await expect(connectTo(addresses, true)).rejects.toMatchObject({
      code: 'bad-base-url',
      message: expect.stringContaining(`models.example leads to ${address}`),
      retryable: false,
    });
  },
);
