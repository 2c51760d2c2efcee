/** A text in lines of at most `width` pixels, at most `most` of them; what is left over ends in an ellipsis. */
export function wrapped(
  text: string,
  width: number,
  most: number,
  widthOf: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      const rest = line === '' ? words.slice(index).join(' ') : `${line} ${words.slice(index).join(' ')}`;
      return [...lines, cut(rest, width, widthOf)];
    }
    if (line !== '') lines.push(line);
    line = widthOf(word) <= width ? word : cut(word, width, widthOf);
  }
  return line === '' ? lines : [...lines, line];
}

/** A text on one line of at most `width` pixels. */
export function cut(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text;
  let [fits, tooLong] = [0, Math.min(text.length, 400)];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (widthOf(`${text.slice(0, middle)}…`) <= width) fits = middle;
    else tooLong = middle;
  }
  return `${text.slice(0, fits).trimEnd()}…`;
}

/** How wide a text is in a font of the page, in pixels; a guess where there is nothing to draw on. */
export function measure(font: string, size: number): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return (text) => text.length * size * 0.56;
  context.font = font;
  return (text) => context.measureText(text).width;
}
