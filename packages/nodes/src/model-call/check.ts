import type { ConfigIssue } from '@parallax/engine';
import { templateIssues, templateNames } from '../template/parse.ts';

type ConfigPath = readonly (string | number)[];

/** A model's name has to be `provider/name`. Whether the provider has it is only known where the run takes place. */
export function checkModel(model: string, path: ConfigPath): ConfigIssue[] {
  if (templateNames(model).length > 0 || /^[^/\s]+\/\S+$/.test(model)) return [];
  const message =
    model.trim() === ''
      ? 'Choose a model.'
      : `"${model}" is not a model's name: write provider/name, e.g. "openai/gpt-5-mini" or "offline/reader".`;
  return [{ severity: 'error', code: 'model-name', message, path: [...path] }];
}

/** Warnings about `{{` that is no name. */
export function checkTemplate(template: string, path: ConfigPath): ConfigIssue[] {
  return templateIssues(template).map(({ message }) => ({
    severity: 'warning',
    code: 'template-braces',
    message,
    path: [...path],
  }));
}

/** Errors about names in a template whose names are fixed, not ports. */
export function checkNames(template: string, known: readonly string[], path: ConfigPath): ConfigIssue[] {
  const list = known.map((name) => `{{${name}}}`).join(', ');
  return templateNames(template)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      severity: 'error',
      code: 'template-name',
      message: `There is no {{${name}}} here. This text can use ${list}.`,
      path: [...path],
    }));
}
