import { expect, test } from 'vitest';
import { checkBaseUrl } from './base-url.ts';

test.each([
  'https://api.openai.com/v1',
  'http://127.0.0.1:11434/v1',
  'http://127.0.0.1:1234',
  'http://localhost:1234/v1',
  'http://192.168.1.20:8000/v1',
  'http://[::1]:8080/v1',
  'http://[::ffff:7f00:1]:8080/v1',
])('accepts %s', (url) => {
  expect(checkBaseUrl(url)).toBe(url);
});

test('drops slashes at the end and space around', () => {
  expect(checkBaseUrl(' http://localhost:1234/v1// ')).toBe('http://localhost:1234/v1');
});

test.each([
  ['words', 'the usual one'],
  ['nothing', ''],
  ['a file', 'file:///etc/passwd'],
  ['a script', 'javascript:alert(1)'],
  ['another protocol', 'ftp://example.com'],
  ['a password', 'http://me:secret@127.0.0.1/v1'],
  ['a user name', 'http://me@127.0.0.1/v1'],
  ['a query', 'http://example.com/v1?x=1'],
  ['a fragment', 'http://example.com/v1#x'],
  ['the metadata address', 'http://169.254.169.254/v1'],
  ['the metadata address as one number', 'http://2852039166/v1'],
  ['the metadata address in hexadecimal', 'http://0xa9.0xfe.0xa9.0xfe/v1'],
  ['the metadata address as one hexadecimal number', 'http://0xa9fea9fe/v1'],
  ['the metadata address within IPv6', 'http://[::ffff:169.254.169.254]/v1'],
  ['the metadata address behind NAT64', 'http://[64:ff9b::169.254.169.254]/v1'],
  ["Alibaba's metadata address", 'http://100.100.100.200/v1'],
  ["Azure's metadata address", 'http://168.63.129.16/v1'],
  ["AWS's metadata address of IPv6", 'http://[fd00:ec2::254]/v1'],
  ['a link-local address of IPv6', 'http://[fe80::1]/v1'],
  ['a multicast address', 'http://224.0.0.1/v1'],
  ['all addresses', 'http://0.0.0.0:80/v1'],
  ['all addresses of IPv6', 'http://[::]:80/v1'],
  ['a metadata service by name', 'http://metadata.google.internal/v1'],
  ['a metadata service with a final dot', 'http://metadata.google.internal./v1'],
  ['a metadata service in capitals', 'http://Instance-Data/v1'],
])('refuses %s', (_what, url) => {
  expect(() => checkBaseUrl(url)).toThrow(expect.objectContaining({ code: 'bad-base-url' }));
});

test.each([
  'http://me:secret@127.0.0.1/v1',
  'ftp://me:secret@127.0.0.1',
  'secret',
  'http://127.0.0.1/v1?key=secret',
])('does not repeat a secret in %s', (url) => {
  expect(() => checkBaseUrl(url)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('secret') }),
  );
});
