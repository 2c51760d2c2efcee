/** The server's own process. Speaks with `start.ts` over the channel that `fork` opens, and ends when that closes. */

import { type ChildReply, callSchema } from './channel.ts';
import { planSchema } from './plan.ts';
import { createOpenAiServer } from './server.ts';

const server = await createOpenAiServer(planSchema.parse(JSON.parse(process.argv[2] ?? '{}')));

async function answer(message: unknown): Promise<ChildReply> {
  const { id, call, plan } = callSchema.parse(message);
  try {
    switch (call) {
      case 'configure':
        await server.configure(planSchema.parse(plan));
        return { id, ok: null };
      case 'requests':
        return { id, ok: await server.requests() };
      case 'stats':
        return { id, ok: await server.stats() };
    }
  } catch (thrown) {
    return { id, failed: String(thrown) };
  }
}

process.on('message', (message) => {
  answer(message).then(
    (reply) => process.send?.(reply),
    (thrown) => {
      throw thrown;
    },
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ baseUrl: server.baseUrl });
