/** Where ports stand at the side of a card, in pixels from its top. */
const FIRST = 52;
const STEP = 28;

export function portTop(index: number): number {
  return FIRST + index * STEP;
}
