import { describe, expect, it } from 'vitest';
import { checkBaseUrl, isBlockedAddress } from './base-url.ts';

describe('base URLs from the interface', () => {
  it.each([
    'http://localhost:11434/v1',
    'https://api.example.com/v1',
    'http://127.0.0.1:1234',
    'http://192.168.1.5:8000/v1',
  ])('takes %s', (url) => expect(checkBaseUrl(url)).toBe(url));

  it('drops slashes at the end', () =>
    expect(checkBaseUrl('http://localhost:1234/v1//')).toBe('http://localhost:1234/v1'));

  it.each([
    'ftp://example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'not an address',
    'http://me:secret@example.com',
    'http://example.com/v1?x=1',
    'http://169.254.169.254/latest',
    'http://2852039166/', // 169.254.169.254 as one number
    'http://0xa9fea9fe/',
    'http://[fe80::1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://[fd00:ec2::254]/',
    'http://0.0.0.0:80/',
    'http://metadata.google.internal./computeMetadata',
  ])('refuses %s', (url) =>
    expect(() => checkBaseUrl(url)).toThrow(expect.objectContaining({ code: 'base-url' })),
  );

  it('sees through IPv4 in IPv6', () => {
    expect(isBlockedAddress('::ffff:169.254.169.254')).toBe(true);
    expect(isBlockedAddress('::ffff:127.0.0.1')).toBe(false);
  });
});
