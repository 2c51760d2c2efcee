import { useEffect, useEffectEvent, useRef } from 'react';
import styles from './table-grid.module.css';

export interface CellEditorProps {
  readonly label: string;
  readonly text: string;
  /** Selects what is there: a double click and F2 edit it, while typing replaces it. */
  readonly selectAll: boolean;
  /** Told once, when the editor goes away in whatever way; never after `onCancel`. */
  readonly onCommit: (text: string) => void;
  /** What comes next: the cell below, beside, or this one. */
  readonly onLeave: (to: 'below' | 'next' | 'before' | 'stay') => void;
  readonly onCancel: () => void;
}

/** The text of one cell while it is edited. It grows over its neighbours; Shift+Enter breaks the line. */
export function CellEditor({ label, text, selectAll, onCommit, onLeave, onCancel }: CellEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  const finish = useEffectEvent((value: string) => {
    if (isOver.current) return;
    isOver.current = true;
    if (value !== text || !selectAll) onCommit(value);
  });
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    isOver.current = false;
    element.focus();
    if (selectAll) element.select();
    else element.setSelectionRange(element.value.length, element.value.length);
    // What scrolls out of view, or whose panel closes, keeps what was typed.
    return () => finish(element.value);
  }, [selectAll]);
  const leave = (to: 'below' | 'next' | 'before' | 'stay') => {
    if (area.current !== null) finish(area.current.value);
    onLeave(to);
  };
  return (
    <textarea
      ref={area}
      className={styles.editor}
      data-keeps-escape
      aria-label={label}
      defaultValue={text}
      rows={1}
      spellCheck={false}
      onBlur={() => leave('stay')}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') {
          isOver.current = true;
          onCancel();
        } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) leave('below');
        else if (event.key === 'Tab') leave(event.shiftKey ? 'before' : 'next');
        else return;
        event.preventDefault();
      }}
    />
  );
}
