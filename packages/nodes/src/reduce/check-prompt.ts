import type { ConfigIssue } from '@parallax/engine';
import { checkModel, checkNames, checkTemplate } from '../model-call/check.ts';
import { templateNames } from '../template/parse.ts';

/** Checks the model and the prompts of a strategy that shows its items to a model. */
export function checkItemsPrompt({
  model,
  system,
  prompt,
}: {
  readonly model: string;
  readonly system: string;
  readonly prompt: string;
}): ConfigIssue[] {
  const issues = [
    ...checkModel(model, ['model']),
    ...checkTemplate(system, ['system']),
    ...checkNames(system, ['items'], ['system']),
    ...checkTemplate(prompt, ['prompt']),
    ...checkNames(prompt, ['items'], ['prompt']),
  ];
  if (templateNames(prompt, system).includes('items')) return issues;
  const message = 'The prompt does not use {{items}}, so the model would not see what it is to combine.';
  return [...issues, { severity: 'error', code: 'no-items', message, path: ['prompt'] }];
}
