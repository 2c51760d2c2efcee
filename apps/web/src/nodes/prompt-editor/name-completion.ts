import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { NameSuggestion } from '../names/shape.ts';

/** Offers names after `{{`. */
export function nameCompletion(suggestions: readonly NameSuggestion[]): Extension {
  return autocompletion({
    override: [(context) => completeName(context, suggestions)],
    icons: false,
    closeOnBlur: true,
    activateOnTyping: true,
  });
}

/** The completions at the cursor: null where it does not stand in an open `{{`. */
export function completeName(
  context: CompletionContext,
  suggestions: readonly NameSuggestion[],
): CompletionResult | null {
  const open = context.matchBefore(/\{\{[^{}\n]*/);
  if (open === null) return null;
  const inner = open.text.slice(2);
  return {
    from: open.from + 2 + (inner.length - inner.trimStart().length),
    options: suggestions.map(
      ({ path, about }, index): Completion => ({
        label: path,
        ...(about === '' ? {} : { detail: about }),
        // Keeps outer names before inner ones while nothing is typed yet.
        boost: -Math.min(index, 90),
        apply: insertName,
      }),
    ),
    validFor: /^[^{}\n]*$/,
  };
}

/** Writes the name and closes the braces, unless they are closed already. */
function insertName(view: EditorView, { label }: Completion, from: number, to: number): void {
  const after = view.state.sliceDoc(to, to + 2);
  const insert = after === '}}' ? label : `${label}}}`;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + label.length + 2 },
    userEvent: 'input.complete',
  });
}
