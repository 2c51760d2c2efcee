import type { ConfigIssue } from '@parallax/engine';
import { schemaProblem } from '../json/json-schema.ts';
import { checkModel, checkTemplate } from '../model-call/check.ts';
import type { AgentConfig } from './config.ts';

/** What is wrong with a config although each key for itself is right. */
export function checkAgent(config: AgentConfig): ConfigIssue[] {
  return [
    ...checkPrompt(config),
    ...checkModel(config.model, ['model']),
    ...checkTemplate(config.system, ['system']),
    ...checkTemplate(config.prompt, ['prompt']),
    ...checkOutput(config),
  ];
}

function checkPrompt({ prompt }: AgentConfig): ConfigIssue[] {
  if (prompt.trim() !== '') return [];
  return [
    { severity: 'error', code: 'no-prompt', message: 'Write a prompt: it is empty.', path: ['prompt'] },
  ];
}

function checkOutput({ output, schema }: AgentConfig): ConfigIssue[] {
  if (output === 'text') return [];
  if (schema === undefined) {
    const message = 'Without a schema any JSON is accepted, and the model is not told which. Add a schema.';
    return [{ severity: 'warning', code: 'no-schema', message, path: ['schema'] }];
  }
  const problem = schemaProblem(schema);
  if (problem === undefined) return [];
  return [
    {
      severity: 'error',
      code: 'bad-schema',
      message: `The schema cannot be used: ${problem}`,
      path: ['schema'],
    },
  ];
}
