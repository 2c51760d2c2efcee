import type { ModelInfo } from '@parallax/schema';
import { z } from 'zod';
import type { Client } from './client.ts';
import { badResponse, type ErrorScene } from './errors.ts';

const tokens = z.number().int().positive().nullish().catch(null);

/** An answer of `GET /models`. The context's length has a different name with vLLM, OpenRouter and Groq. */
const listSchema = z.object({
  data: z
    .array(
      z.object({
        id: z.string(),
        max_model_len: tokens,
        context_length: tokens,
        context_window: tokens,
      }),
    )
    // Ollama answers null when it has no models.
    .nullable(),
});

/** Names of models that do something else than answer in words. */
const notForChat =
  /embed|whisper|\btts\b|dall-e|moderation|gpt-image|\bsora\b|realtime|transcribe|babbage|davinci/i;

/** The models of a server that can be asked, by name. Throws what the request threw, or a `TaskError`. */
export async function listModels(
  client: Client,
  provider: string,
  scene: ErrorScene,
  signal: AbortSignal,
): Promise<ModelInfo[]> {
  const parsed = listSchema.safeParse(await client.get<unknown>('/models', { signal }));
  if (!parsed.success) throw badResponse('did not answer with a list of models', scene);
  return (parsed.data.data ?? [])
    .filter(({ id }) => !notForChat.test(id))
    .map(({ id, max_model_len, context_length, context_window }) => {
      const contextTokens = context_length ?? context_window ?? max_model_len ?? undefined;
      return {
        id: `${provider}/${id}`,
        provider,
        name: id,
        ...(contextTokens === undefined ? {} : { contextTokens }),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
