import { resolve } from 'node:path';

/** What the environment says about the server. */
export interface ServerConfig {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The folder of the store and of the secret key. */
  readonly dataFolder: string;
  readonly token: string | undefined;
  readonly secret: string | undefined;
  /** Further names in `Host`, for a server behind a proxy. */
  readonly allowedHosts: readonly string[];
}

/** Something about the start that the person who starts has to mend. Its message is all that is shown. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}

const DEFAULT_PORT = 4680;
/** 128 bits as base64url. */
const TOKEN_LENGTH = 22;

/** Reads the environment. Throws a `StartError` that names the variable and the mend. Empty variables count as absent. */
export function readConfig(env: NodeJS.ProcessEnv, workingFolder: string): ServerConfig {
  const host = (filled(env.HOST) ?? '127.0.0.1').replace(/^\[|\]$/g, '');
  const token = filled(env.PARALLAX_TOKEN);
  if (token !== undefined && token.length < TOKEN_LENGTH) {
    throw new StartError(
      `PARALLAX_TOKEN has ${token.length} characters; it needs at least ${TOKEN_LENGTH}. Make one with: openssl rand -base64 24`,
    );
  }
  if (token === undefined && !isLoopback(host)) {
    throw new StartError(
      `HOST=${host} would let others in the network use Parallax and its keys. Set PARALLAX_TOKEN as well (make one with: openssl rand -base64 24), or leave HOST out.`,
    );
  }
  return {
    host,
    port: readPort(filled(env.PORT)),
    dataFolder: resolve(workingFolder, filled(env.PARALLAX_DATA) ?? '.parallax'),
    token,
    secret: filled(env.PARALLAX_SECRET),
    allowedHosts: (env.PARALLAX_ALLOWED_HOSTS ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  };
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new StartError(`PORT=${text} is not a port. Use a number from 1 to 65535, or 0 for any free port.`);
  }
  return port;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function filled(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}
