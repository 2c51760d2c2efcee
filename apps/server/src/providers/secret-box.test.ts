import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createSecretBox, loadSecretKey } from './secret-box.ts';

const key = Buffer.alloc(32, 7);

it('opens what it sealed, for the same context only', () => {
  const box = createSecretBox(key);
  const sealed = box.seal('sk-secret', 'openrouter http://a');
  expect(sealed).not.toContain('sk-secret');
  expect(box.open(sealed, 'openrouter http://a')).toBe('sk-secret');
  expect(box.open(sealed, 'openrouter http://b')).toBeNull();
  expect(createSecretBox(Buffer.alloc(32, 8)).open(sealed, 'openrouter http://a')).toBeNull();
});

it('notices every changed byte', () => {
  const box = createSecretBox(key);
  const bytes = Buffer.from(box.seal('sk-secret', 'c').slice(3), 'base64url');
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    expect(box.open(`v1.${changed.toString('base64url')}`, 'c')).toBeNull();
  }
});

it('keeps its key in a file that only the owner can read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parallax-secret-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [first, second] = await Promise.all([
    loadSecretKey(undefined, folder),
    loadSecretKey(undefined, folder),
  ]);
  expect(first).toEqual(second);
  expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600);
  expect(await loadSecretKey('from the environment', folder)).not.toEqual(first);
});
