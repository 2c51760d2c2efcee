import { EditorView } from '@codemirror/view';

/** Makes CodeMirror a field like the others, in the theme's tokens. The frame and the heights belong to the components. */
export const editorTheme = EditorView.theme({
  '&': { fontSize: 'var(--text-md)', color: 'var(--text-1)', backgroundColor: 'transparent', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'var(--leading)', overflow: 'auto' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--text-1)' },
  '.cm-line': { padding: '0 8px' },
  '.cm-placeholder': { color: 'var(--text-3)' },
  '.cm-cursor': { borderLeftColor: 'var(--text-1)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 28%, transparent)',
  },
  '.cm-tooltip': {
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius-2)',
    backgroundColor: 'var(--bg-raised)',
    color: 'var(--text-1)',
    boxShadow: 'var(--shadow-2)',
    zIndex: 'var(--z-menu)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-ui)',
    maxHeight: '240px',
    padding: '4px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'baseline',
    gap: '12px',
    justifyContent: 'space-between',
    padding: '4px 8px',
    borderRadius: 'var(--radius-1)',
    lineHeight: 'var(--leading-tight)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--bg-active)', color: 'var(--text-1)' },
  '.cm-completionLabel': { fontFamily: 'var(--font-mono)', fontSize: 'var(--text-sm)' },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent-text)' },
  '.cm-completionDetail': {
    color: 'var(--text-3)',
    fontStyle: 'normal',
    fontSize: 'var(--text-sm)',
    marginLeft: 'auto',
    maxWidth: '220px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '.cm-tooltip-lint': { fontFamily: 'var(--font-ui)', fontSize: 'var(--text-sm)' },
  '.cm-diagnostic': { padding: '4px 8px', borderLeftWidth: '3px' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--danger)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
  },
});
