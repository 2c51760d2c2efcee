import { type Extension, type Range, RangeSet } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { templateIssues, templateTokens } from '@parallax/nodes';
import { nameState, type PromptNames } from './name-state.ts';

/** Where the names of a prompt are, and how each is to look. */
export function nameMarks(text: string, names: PromptNames): Range<Decoration>[] {
  const problems = new Map(templateIssues(text).map((issue) => [issue.start, issue.message]));
  return templateTokens(text).flatMap((token) => {
    if (token.type === 'text') return [];
    const { state, title } =
      token.type === 'malformed'
        ? { state: 'wrong', title: problems.get(token.start) ?? '' }
        : nameState(names, token.path[0] ?? '');
    const mark = Decoration.mark({ class: `cm-name cm-name-${state}`, attributes: { title } });
    return [mark.range(token.start, token.end)];
  });
}

const theme = EditorView.theme({
  '.cm-name': {
    borderRadius: '4px',
    padding: '1px 2px',
    margin: '0 -1px',
    fontFamily: 'var(--font-mono)',
    fontSize: '0.923em',
    boxDecorationBreak: 'clone',
  },
  '.cm-name-filled': { color: 'var(--syntax-name)', backgroundColor: 'var(--syntax-name-soft)' },
  '.cm-name-open': {
    color: 'var(--syntax-name)',
    boxShadow: 'inset 0 0 0 1px color-mix(in srgb, var(--syntax-name) 45%, transparent)',
  },
  '.cm-name-wrong': {
    color: 'var(--danger)',
    textDecoration: 'underline wavy var(--danger) 1px',
    textUnderlineOffset: '3px',
  },
});

/** Shows names as chips: filled ones solid, those that wait for an edge outlined, mistakes underlined. */
export function nameHighlighting(names: PromptNames): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      marks: DecorationSet;

      constructor(view: EditorView) {
        this.marks = RangeSet.of(nameMarks(view.state.doc.toString(), names));
      }

      update(update: ViewUpdate): void {
        if (update.docChanged) this.marks = RangeSet.of(nameMarks(update.state.doc.toString(), names));
      }
    },
    { decorations: (value) => value.marks },
  );
  return [plugin, theme];
}
