import type { Clock, ModelPort } from '@parallax/engine';
import { type Rehearsal, TaskError } from '@parallax/schema';
import { createSimulated } from './simulated/simulated.ts';

/**
 * Models that only pretend: every call is answered by `offline/simulated` as the rehearsal says. No key, no network, no cost; prices are those
 * of the real models, so that the run tells what it would have cost. A rehearsal has limits of its own and never takes a real one's place.
 */
export function rehearsed(models: ModelPort, rehearsal: Rehearsal, clock?: Clock): ModelPort {
  const { latencyMs, outputTokens, failureRate, throttleRate } = rehearsal;
  // Half of the time passes before the first token, as with many servers; the other half streams the answer.
  const latency = latencyMs / 2;
  const simulated = createSimulated({
    ...(clock === undefined ? {} : { clock }),
    knobs: {
      latency,
      speed: latencyMs === 0 ? 0 : (outputTokens * 1000) / latency,
      tokens: outputTokens,
      failure: Math.min(failureRate, 1 - throttleRate),
      rate429: throttleRate,
    },
  });
  return {
    route: (model) => ({
      pool: `rehearsal/${model}`,
      limits: { adaptive: true },
      provider: 'rehearsal',
      model,
    }),
    async call(request, io) {
      if (request.model.trim() === '') throw new TaskError('unknown-model', 'Choose a model.');
      const reply = await simulated.call({ ...request, model: 'offline/simulated' }, io);
      return reply;
    },
    price: (model) => models.price?.(model),
    contextTokens: (model) => models.contextTokens?.(model),
  };
}
