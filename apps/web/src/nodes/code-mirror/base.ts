import { defaultKeymap } from '@codemirror/commands';
import { type Extension, Prec } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder as placeholderText } from '@codemirror/view';
import { editorTheme } from './theme.ts';

/** The Content Security Policy lets only styles in that name it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

/** The graph's undo. */
export interface UndoActions {
  readonly undo: () => void;
  readonly redo: () => void;
  /** What is typed next is a new undo step. */
  readonly endBurst: () => void;
}

export interface BaseOptions {
  readonly undo: UndoActions;
  readonly placeholder?: string | undefined;
  /** Attributes of the element that has the focus: its name, what describes it, whether it is invalid. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/**
 * What every text editor here shares. There is one history, the graph's: an editor with its own would disagree with it
 * as soon as either had undone something. Tab leaves the editor, as in every other field.
 */
export function baseExtensions({ undo, placeholder, attributes }: BaseOptions): Extension {
  // The editor can be focused anyway; audits look for the attribute.
  const content: Record<string, string> = { spellcheck: 'true', tabindex: '0' };
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) content[name] = value;
  return [
    nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
    editorTheme,
    drawSelection(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of(content),
    placeholder === undefined ? [] : placeholderText(placeholder),
    Prec.high(historyOf(undo)),
    keymap.of(defaultKeymap),
    EditorView.domEventHandlers({ blur: () => undo.endBurst() }),
  ];
}

function historyOf({ undo, redo }: UndoActions): Extension {
  const does = (action: () => void) => () => {
    action();
    return true;
  };
  return [
    keymap.of([
      { key: 'Mod-z', run: does(undo), preventDefault: true, stopPropagation: true },
      { key: 'Mod-Shift-z', run: does(redo), preventDefault: true, stopPropagation: true },
      { key: 'Mod-y', run: does(redo), preventDefault: true, stopPropagation: true },
    ]),
    EditorView.domEventHandlers({
      // The browser's own menu, shaking a phone, and the like.
      beforeinput: (event) => {
        if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
        event.preventDefault();
        if (event.inputType === 'historyUndo') undo();
        else redo();
        return true;
      },
    }),
  ];
}
