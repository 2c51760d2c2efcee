import styles from './kbd.module.css';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const apple: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Backspace: '⌫' };
const other: Record<string, string> = { Mod: 'Ctrl' };

/** The keys as this machine's keyboard names them: `Mod+Shift+Z` is ⇧⌘Z or Ctrl+Shift+Z. */
function keyText(keys: string): string {
  const parts = keys.split('+').map((key) => (isApple ? apple : other)[key] ?? key);
  return parts.join(isApple ? '' : '+');
}

export function Kbd({ keys }: { keys: string }) {
  return <kbd className={styles.kbd}>{keyText(keys)}</kbd>;
}
