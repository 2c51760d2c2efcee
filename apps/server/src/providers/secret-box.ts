import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const NONCE = 12;
const TAG = 16;

/** Seals and opens small secrets. `context` (whose secret it is) is authenticated: a sealed text cannot be moved to another. */
export interface SecretBox {
  seal(secret: string, context: string): string;
  /** Null when the text was sealed with another key, for another context, or was changed. */
  open(sealed: string, context: string): string | null;
}

/** AES-256-GCM with a fresh nonce each time; `v1.` and then nonce, tag and text in base64url. */
export function createSecretBox(key: Buffer): SecretBox {
  return {
    seal(secret, context) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`;
    },
    open(sealed, context) {
      if (!sealed.startsWith('v1.')) return null;
      const bytes = Buffer.from(sealed.slice(3), 'base64url');
      if (bytes.length < NONCE + TAG) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
          .setAAD(Buffer.from(context))
          .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
  };
}

/**
 * The key that seals secrets: made from `secret` (PARALLAX_SECRET) where it is given, else kept in a file of the data folder
 * that only its owner can read and that is made on first use.
 */
export async function loadSecretKey(secret: string | undefined, folder: string): Promise<Buffer> {
  if (secret !== undefined) return createHash('sha256').update(`parallax secret ${secret}`).digest();
  const file = join(folder, 'secret.key');
  // Linked in place when it is whole: of two starting servers one makes the key, and the other never reads half of it.
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(32), { mode: 0o600 });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  await chmod(file, 0o600);
  const key = await readFile(file);
  if (key.length !== 32)
    throw new Error(
      `"${file}" must hold exactly 32 bytes. Restore it, or delete it and enter the keys of the providers again.`,
    );
  return key;
}
