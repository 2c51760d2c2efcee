import { Compartment, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type RefObject, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { External, replaceText } from './replace-text.ts';

export interface EditorViewOptions {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** May change at any time; keep it referentially stable while it does not. */
  readonly extensions: Extension;
  readonly autoFocus?: boolean;
}

/** A CodeMirror view as a controlled component. Returns the ref of the element that it fills. */
export function useEditorView({
  value,
  onChange,
  extensions,
  autoFocus = false,
}: EditorViewOptions): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement | null>(null);
  const view = useRef<EditorView | null>(null);
  const [initial] = useState(() => ({ doc: value, extensions, autoFocus, slot: new Compartment() }));
  const report = useEffectEvent(onChange);

  useLayoutEffect(() => {
    if (host.current === null) return;
    const created = new EditorView({
      parent: host.current,
      doc: initial.doc,
      extensions: [
        initial.slot.of(initial.extensions),
        EditorView.updateListener.of((update) => {
          const byPerson = update.transactions.some(
            (tr) => tr.docChanged && tr.annotation(External) !== true,
          );
          if (byPerson) report(update.state.doc.toString());
        }),
      ],
    });
    view.current = created;
    if (initial.autoFocus) {
      created.focus();
      created.dispatch({ selection: { anchor: created.state.doc.length } });
    }
    return () => {
      view.current = null;
      created.destroy();
    };
  }, [initial]);

  useLayoutEffect(() => {
    view.current?.dispatch({ effects: initial.slot.reconfigure(extensions) });
  }, [initial, extensions]);

  useLayoutEffect(() => {
    if (view.current !== null) replaceText(view.current, value);
  }, [value]);

  return host;
}
