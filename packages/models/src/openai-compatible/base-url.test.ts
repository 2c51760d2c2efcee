import { expect, test } from 'vitest';
import { checkBaseUrl } from './base-url.ts';

test.each([
  'https://api.openai.com/v1',
  'http://127.0.0.1:11434/v1',
  'http://localhost:1234/v1',
  'http://192.168.1.20:8000/v1',
  'http://[::1]:8080/v1',
])('accepts %s', (url) => {
  expect(checkBaseUrl(url).href).toBe(url);
});

test.each([
  ['words', 'the usual one'],
  ['a file', 'file:///etc/passwd'],
  ['a password', 'http://me:secret@127.0.0.1/v1'],
  ['the metadata address', 'http://169.254.169.254/v1'],
  ['the metadata address as one number', 'http://2852039166/v1'],
  ['the metadata address in hexadecimal', 'http://0xa9.0xfe.0xa9.0xfe/v1'],
  ['the metadata address within IPv6', 'http://[::ffff:169.254.169.254]/v1'],
  ['a link-local address of IPv6', 'http://[fe80::1]/v1'],
  ['a metadata service by name', 'http://metadata.google.internal/v1'],
  ['a metadata service with a final dot', 'http://metadata.google.internal./v1'],
])('refuses %s', (_what, url) => {
  expect(() => checkBaseUrl(url)).toThrow(expect.objectContaining({ code: 'bad-base-url' }));
});

test('does not repeat a password', () => {
  expect(() => checkBaseUrl('http://me:secret@127.0.0.1/v1')).not.toThrow(/secret/);
});
