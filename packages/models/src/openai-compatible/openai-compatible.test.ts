import { describeModel } from '@parallax/testkit/model-suite';
import { startOpenAiServer } from '@parallax/testkit/openai-server';
import { createModelRegistry } from '../registry.ts';
import { createOpenAiCompatible } from './openai-compatible.ts';

describeModel('openai-compatible', async () => {
  const server = await startOpenAiServer({
    rules: [
      { when: { prompt: 'forever' }, behave: { stallAfter: 2 } },
      { when: { prompt: 'busy' }, behave: { status: 429, headers: { 'retry-after': '7' } } },
      { when: { prompt: 'broken' }, behave: { status: 503 } },
      { when: { prompt: 'wrong' }, behave: { status: 422 } },
    ],
  });
  const provider = createOpenAiCompatible({
    id: 'test',
    title: 'Test',
    origin: 'settings',
    baseUrl: server.baseUrl,
  });
  const model = 'test/test-model';
  return {
    port: createModelRegistry([provider]),
    model,
    endless: { model, prompt: 'Go on forever.' },
    unknown: 'test/no-such-model',
    failures: [
      { request: { model, prompt: 'busy' }, code: 'http-429', retryable: true, retryAfterMs: 7000 },
      { request: { model, prompt: 'broken' }, code: 'http-503', retryable: true },
      { request: { model, prompt: 'wrong' }, code: 'http-422', retryable: false },
    ],
    close: () => server.stop(),
  };
});
