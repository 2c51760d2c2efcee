import type { ConfigIssue } from '@parallax/engine';
import { checkModel, checkNames, checkTemplate } from '../model-call/check.ts';
import type { FanOutConfig } from './config.ts';

/** What is wrong with a config although each key for itself is right. */
export function checkFanOut(config: FanOutConfig): ConfigIssue[] {
  switch (config.by) {
    case 'chunks':
      return config.overlap < config.maxTokens
        ? []
        : [
            issue(
              'overlap',
              `The overlap has to be smaller than a chunk: less than ${config.maxTokens} tokens.`,
            ),
          ];
    case 'perspectives':
      return config.perspectives.length > 0 ? [] : [issue('perspectives', 'Add at least one perspective.')];
    case 'models':
      if (config.models.length === 0) return [issue('models', 'Add at least one model.')];
      return config.models.flatMap((model, index) => checkModel(model, ['models', index]));
    case 'plan':
      return [
        ...checkModel(config.model, ['model']),
        ...checkTemplate(config.prompt, ['prompt']),
        ...checkNames(config.prompt, ['input', 'maxItems'], ['prompt']),
      ];
    default:
      return [];
  }
}

function issue(key: string, message: string): ConfigIssue {
  return { severity: 'error', code: 'fan-out-config', message, path: [key] };
}
