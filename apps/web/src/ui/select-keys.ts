interface Choice {
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

/** Letters that follow each other within this time are one word, in milliseconds. */
const WORD_MS = 600;

/** Where a key leads from the option at `from`: past disabled ones, and not beyond the ends. Undefined for other keys. */
export function step(key: string, from: number, options: readonly Choice[]): number | undefined {
  const directions: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [from + 1, 1],
    ArrowUp: [from - 1, -1],
    Home: [0, 1],
    End: [options.length - 1, -1],
  };
  const direction = directions[key];
  if (direction === undefined) return undefined;
  for (let [at, by] = direction; at >= 0 && at < options.length; at += by) {
    if (options[at]?.disabled !== true) return at;
  }
  return from;
}

/** The option whose label begins with what was typed. `typed` keeps the word between keys; `now` in milliseconds. */
export function typeAhead(
  key: string,
  typed: { text: string; at: number },
  options: readonly Choice[],
  now: number,
): number | undefined {
  if (key.length !== 1) return undefined;
  typed.text = now - typed.at < WORD_MS ? typed.text + key : key;
  typed.at = now;
  const found = options.findIndex(
    ({ label, disabled }) => disabled !== true && label.toLowerCase().startsWith(typed.text.toLowerCase()),
  );
  return found < 0 || typed.text.trim() === '' ? undefined : found;
}
