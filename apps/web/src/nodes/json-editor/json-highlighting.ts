import { syntaxTree } from '@codemirror/language';
import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const classes: Readonly<Record<string, string>> = {
  PropertyName: 'cm-json-key',
  String: 'cm-json-text',
  Number: 'cm-json-number',
  True: 'cm-json-word',
  False: 'cm-json-word',
  Null: 'cm-json-word',
};

function marks(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        const name = classes[node.name];
        if (name !== undefined) builder.add(node.from, node.to, Decoration.mark({ class: name }));
      },
    });
  }
  return builder.finish();
}

const plugin = ViewPlugin.fromClass(
  class {
    marks: DecorationSet;

    constructor(view: EditorView) {
      this.marks = marks(view);
    }

    update(update: ViewUpdate): void {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || parsed) this.marks = marks(update.view);
    }
  },
  { decorations: (value) => value.marks },
);

/** Colours for keys, texts, numbers and words, from the theme's tokens. */
export const jsonHighlighting = [
  plugin,
  EditorView.theme({
    '.cm-json-key': { color: 'var(--accent-text)' },
    '.cm-json-text': { color: 'var(--success)' },
    '.cm-json-number': { color: 'var(--syntax-name)' },
    '.cm-json-word': { color: 'var(--warning)' },
  }),
];
