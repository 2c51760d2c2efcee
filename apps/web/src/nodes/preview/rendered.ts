import { renderTemplate, templateTokens } from '@parallax/nodes';
import { type Json, TaskError } from '@parallax/schema';

/** A piece of a filled template: its own text, a value that was put in, or a name that could not be filled. */
export interface RenderedPart {
  readonly type: 'text' | 'value' | 'missing';
  readonly text: string;
  /** Of a value or a missing one: the name, and for a missing one why it is missing. */
  readonly title?: string;
}

/** Fills a template as a run does, piece by piece, so that one name which cannot be filled does not hide the rest. */
export function renderedParts(
  template: string,
  values: Readonly<Record<string, Json>>,
  unknown: Readonly<Record<string, string>>,
): RenderedPart[] {
  return templateTokens(template).map((token): RenderedPart => {
    if (token.type !== 'name') return { type: 'text', text: token.text };
    const from = unknown[token.path[0] ?? ''];
    if (from !== undefined && Object.hasOwn(unknown, token.path[0] ?? ''))
      return { type: 'missing', text: token.text, title: `Known once ${from} has run.` };
    try {
      return { type: 'value', text: renderTemplate(token.text, values), title: token.text };
    } catch (error) {
      if (!TaskError.is(error)) throw error;
      return { type: 'missing', text: token.text, title: error.message };
    }
  });
}

/** The whole text of the pieces. */
export function textOf(parts: readonly RenderedPart[]): string {
  return parts.map(({ text }) => text).join('');
}
