import { defineKind } from '@parallax/engine';
import { type Json, TaskError } from '@parallax/schema';
import { jsonAnswer, textAnswer } from '../model-call/answer.ts';
import { callContent, callSettings } from '../model-call/config.ts';
import { oneCall } from '../model-call/estimate.ts';
import { callSeed } from '../model-call/seed.ts';
import { loadRe2 } from '../pattern/re2.ts';
import { templateNames } from '../template/parse.ts';
import { renderTemplate } from '../template/render.ts';
import { checkAgent } from './check.ts';
import { type AgentConfig, agentConfigSchema } from './config.ts';

/** Asks a model once for each item. `{{name}}` in its texts makes an input port; a field is reached as `{{name.field}}`. */
export const agentKind = defineKind<AgentConfig>({
  kind: 'agent',
  version: 1,
  title: 'Agent',
  summary: 'Asks a model once for each item, with a prompt that your inputs are written into.',
  config: agentConfigSchema,
  gather: 'one',
  ports: ({ model, system, prompt }) => ({
    inputs: templateNames(model, system, prompt).map((name) => ({ name })),
    outputs: [{ name: 'output' }],
  }),
  model: (config, inputs) => modelOf(config, inputs),
  settings: callSettings,
  content: callContent,
  estimate: ({ system, prompt, maxTokens }, basis) => oneCall([system, prompt], basis.inputTokens, maxTokens),
  prepare: loadRe2,
  check: checkAgent,
  async run(ctx) {
    const { config, inputs } = ctx;
    const system = renderTemplate(config.system, inputs);
    const reply = await ctx.call({
      model: renderTemplate(config.model, inputs),
      system: system === '' ? undefined : system,
      prompt: renderTemplate(config.prompt, inputs),
      temperature: config.temperature,
      maxTokens: config.maxTokens,
      seed: callSeed(config, ctx),
      schema: config.output === 'json' ? config.schema : undefined,
    });
    // Patterns of the schema are matched by it.
    if (config.output === 'json') await loadRe2();
    return {
      outputs: { output: config.output === 'json' ? jsonAnswer(reply, config.schema) : textAnswer(reply) },
    };
  },
});

/** Undefined where only the run can tell, and where the template finds nothing: then `run` fails with the reason. */
function modelOf(
  { model }: AgentConfig,
  inputs: Readonly<Record<string, Json>> | undefined,
): string | undefined {
  if (inputs === undefined) return templateNames(model).length === 0 ? model : undefined;
  try {
    return renderTemplate(model, inputs);
  } catch (error) {
    if (TaskError.is(error)) return undefined;
    throw error;
  }
}
