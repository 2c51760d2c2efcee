import type { ModelPort } from '@parallax/engine';
import { type OpenAiServer, startOpenAiServer } from '@parallax/testkit/openai-server';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Provider } from '../provider.ts';
import { createModelRegistry } from '../registry.ts';
import { createOpenAiCompatible } from './openai-compatible.ts';

/** A real server in its own process, which behaves well again before every test. */
export function useTestServer(): () => OpenAiServer {
  let server: OpenAiServer | undefined;
  beforeAll(async () => {
    server = await startOpenAiServer();
  });
  beforeEach(async () => {
    await server?.configure({});
  });
  afterAll(async () => {
    await server?.stop();
  });
  return () => {
    if (server === undefined) throw new Error('The server starts with the tests.');
    return server;
  };
}

/** A new provider `test` on a base URL: it has learned nothing yet. */
export function providerOn(baseUrl: string, apiKey?: string): Provider {
  return createOpenAiCompatible({ id: 'test', title: 'Test', origin: 'settings', baseUrl, apiKey });
}

/** The way to the models of a new provider `test`. */
export function portOn(baseUrl: string, apiKey?: string): ModelPort {
  return createModelRegistry([providerOn(baseUrl, apiKey)]);
}
