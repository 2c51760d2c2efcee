import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failure } from '@parallax/testkit/model-suite';
import type { Behaviour } from '@parallax/testkit/openai-server';
import { describe, expect, test } from 'vitest';
import { portOn, providerOn, useTestServer } from './test-server.fixture.ts';

const server = useTestServer();
const request = { model: 'test/test-model', prompt: 'Say something of some length, please.' };
const key = 'sk-secret-0123456789abcdef';

const table: [string, Behaviour, { code: string; retryable: boolean; message?: string }][] = [
  ['408', { status: 408 }, { code: 'http-408', retryable: true }],
  ['409', { status: 409 }, { code: 'http-409', retryable: true }],
  ['429', { status: 429 }, { code: 'http-429', retryable: true }],
  [
    '429 for want of credit',
    { status: 429, errorCode: 'insufficient_quota' },
    { code: 'quota', retryable: false },
  ],
  ['500', { status: 500 }, { code: 'http-500', retryable: true }],
  ['503', { status: 503 }, { code: 'http-503', retryable: true }],
  ['400', { status: 400 }, { code: 'http-400', retryable: false }],
  ['403', { status: 403 }, { code: 'auth', retryable: false }],
  ['404', { status: 404 }, { code: 'http-404', retryable: false }],
  ['422', { status: 422 }, { code: 'http-422', retryable: false }],
  ['a web page', { garbageBody: true }, { code: 'bad-response', retryable: false, message: 'nginx' }],
  ['an event that is not JSON', { garbageAfter: 1 }, { code: 'bad-response', retryable: false }],
  ['a socket that is destroyed at once', { drop: true }, { code: 'connection', retryable: true }],
  ['a socket that is destroyed in the middle', { cutAfter: 2 }, { code: 'connection', retryable: true }],
  ['a stream that ends too early', { endAfter: 2 }, { code: 'cut-stream', retryable: true }],
  ['an error within the stream', { errorAfter: 1 }, { code: 'stream-error', retryable: true }],
  [
    'an error within the stream that has a status',
    { errorAfter: 1, errorCode: '400' },
    { code: 'http-400', retryable: false },
  ],
  ['a refusal of the model', { refusal: 'I cannot help with that.' }, { code: 'refused', retryable: false }],
  [
    'an error of FastAPI',
    { status: 500, errorBody: '{"detail":"out of memory"}' },
    { code: 'http-500', retryable: true, message: 'out of memory' },
  ],
  [
    'an error that is a string',
    { status: 500, errorBody: '{"error":"no such layer"}' },
    { code: 'http-500', retryable: true, message: 'no such layer' },
  ],
];

describe.each(table)('%s', (_what, behaviour, { message = '', ...expected }) => {
  test(`is ${expected.code}, ${expected.retryable ? '' : 'not '}to be tried again`, async () => {
    await server().configure({ always: behaviour });
    const error = await failure(portOn(server().baseUrl, key), request);
    expect(error).toMatchObject(expected);
    expect(error.message).toContain(message);
    expect(await server().requests()).toHaveLength(1);
  });
});

test('a server that repeats the key in its error does not bring it into ours', async () => {
  await server().configure({ apiKey: 'another' });
  const error = await failure(portOn(server().baseUrl, key), request);
  expect(error.code).toBe('auth');
  expect(JSON.stringify([error.message, error.stack, error.toBody()])).not.toContain(key);
});

test('a server that wants a key is told from a wrong key', async () => {
  await server().configure({ apiKey: 'wanted' });
  expect((await failure(portOn(server().baseUrl), request)).message).toContain('It wants a key');
  expect((await server().requests())[0]?.headers).not.toHaveProperty('authorization');
});

test('a wait is read only where a retry makes sense', async () => {
  await server().configure({ always: { status: 429, headers: { 'retry-after-ms': '40' } } });
  expect((await failure(portOn(server().baseUrl), request)).retryAfterMs).toBe(40);
  await server().configure({ always: { status: 400, headers: { 'retry-after-ms': '40' } } });
  expect((await failure(portOn(server().baseUrl), request)).retryAfterMs).toBeUndefined();
});

test('nobody there is a connection error that names the address', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => free.once('listening', resolve));
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));

  const error = await failure(portOn(`http://127.0.0.1:${port}/v1`), request);

  expect(error).toMatchObject({ code: 'connection', retryable: true });
  expect(error.message).toContain(`127.0.0.1:${port}`);
  expect(error.message).toContain('ECONNREFUSED');
});

test('a redirect is not followed', async () => {
  const headers = { location: server().baseUrl };
  const redirecting = createServer((_request, response) => response.writeHead(307, headers).end());
  redirecting.listen(0, '127.0.0.1');
  await new Promise((resolve) => redirecting.once('listening', resolve));
  const { port } = redirecting.address() as AddressInfo;
  try {
    const error = await failure(portOn(`http://127.0.0.1:${port}/v1`, key), request);
    expect(error).toMatchObject({ code: 'redirected', retryable: false });
    expect(await server().requests()).toHaveLength(0);
  } finally {
    await new Promise((resolve) => redirecting.close(resolve));
  }
});

test('pools tell servers, keys and models apart and hide the key', () => {
  const pools = [
    providerOn('http://127.0.0.1:1/v1', key).route('a').pool,
    providerOn('http://127.0.0.1:1/v1', `${key}2`).route('a').pool,
    providerOn('http://127.0.0.1:2/v1', key).route('a').pool,
    providerOn('http://127.0.0.1:1/v1', key).route('b').pool,
    providerOn('http://127.0.0.1:1/v1').route('a').pool,
  ];
  expect(new Set(pools).size).toBe(pools.length);
  expect(pools.join()).not.toContain(key);
});
