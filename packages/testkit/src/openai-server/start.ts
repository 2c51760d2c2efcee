import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type ChildCall, readySchema, replySchema } from './channel.ts';
import type { ServerPlan } from './plan.ts';
import { requestRecordSchema, serverStatsSchema } from './request.ts';
import type { OpenAiServer } from './server.ts';

export type { Behaviour, ServerPlan } from './plan.ts';
export type { RequestRecord, ServerStats } from './request.ts';
export { createOpenAiServer, type OpenAiServer } from './server.ts';
export { until } from './until.ts';

/** Starts the server in a process of its own, which ends with `stop` or with this process. */
export async function startOpenAiServer(plan: ServerPlan = {}): Promise<OpenAiServer> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [JSON.stringify(plan)], {
    // Flags of a test runner are not meant for the server.
    execArgv: [],
  });
  const exited = once(child, 'exit');
  const [first] = await Promise.race([
    once(child, 'message'),
    exited.then(([code]) => {
      throw new Error(`The OpenAI-compatible test server ended with code ${code} before it was ready.`);
    }),
  ]);
  const { baseUrl } = readySchema.parse(first);

  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  child.on('message', (message) => {
    const reply = replySchema.parse(message);
    const waiter = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('failed' in reply) waiter?.reject(new Error(reply.failed));
    else waiter?.resolve(reply.ok);
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values())
      reject(new Error('The OpenAI-compatible test server has ended.'));
  });

  function call(what: ChildCall['call'], next?: ServerPlan): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child.send({ id, call: what, plan: next } satisfies ChildCall, (error) => {
        if (error !== null) reject(error);
      });
    });
  }

  return {
    baseUrl,
    async configure(next) {
      await call('configure', next);
    },
    requests: async () => z.array(requestRecordSchema).parse(await call('requests')),
    stats: async () => serverStatsSchema.parse(await call('stats')),
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
