import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import type { Line, Tone } from './frame.ts';
import { widthOf } from './text.ts';

const HIDE_CURSOR = '\u001B[?25l';
const SHOW_CURSOR = '\u001B[?25h';
/** Terminals that know it draw the frame at once; others ignore it. */
const BEGIN_FRAME = '\u001B[?2026h';
const END_FRAME = '\u001B[?2026l';
const CLEAR_LINE_REST = '\u001B[K';
const CLEAR_BELOW = '\u001B[J';

const styles: Readonly<Record<Tone, Parameters<typeof styleText>[0]>> = {
  plain: [],
  dim: 'dim',
  strong: 'bold',
  good: 'green',
  bad: 'red',
  warning: 'yellow',
  busy: 'cyan',
};

/** A block of lines at the end of a terminal that is drawn again in its place. */
export class Screen {
  private readonly terminal: WriteStream;
  private drawn: readonly number[] = [];
  private isOpen = false;
  private readonly restore = () => this.close();

  constructor(terminal: WriteStream) {
    this.terminal = terminal;
  }

  get size(): { columns: number; rows: number } {
    return { columns: this.terminal.columns || 80, rows: this.terminal.rows || 24 };
  }

  draw(lines: readonly Line[]): void {
    const opening = this.open();
    const up = this.rowsDrawn();
    this.drawn = lines.map((line) => line.reduce((width, span) => width + widthOf(span.text), 0));
    const body = lines.map(
      (line) => `${line.map((span) => this.paint(span.text, span.tone)).join('')}${CLEAR_LINE_REST}\n`,
    );
    const home = up === 0 ? '\r' : `\r\u001B[${up}A`;
    this.terminal.write(`${opening}${BEGIN_FRAME}${home}${body.join('')}${CLEAR_BELOW}${END_FRAME}`);
  }

  /** Leaves what was drawn and gives the cursor back. */
  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    process.off('exit', this.restore);
    this.terminal.write(SHOW_CURSOR);
  }

  private open(): string {
    if (this.isOpen) return '';
    this.isOpen = true;
    // Whatever ends the program, the cursor comes back.
    process.once('exit', this.restore);
    return HIDE_CURSOR;
  }

  /** A terminal that became narrower has wrapped the lines that were drawn before. */
  private rowsDrawn(): number {
    const { columns } = this.size;
    return this.drawn.reduce((rows, width) => rows + Math.max(1, Math.ceil(width / columns)), 0);
  }

  private paint(text: string, tone: Tone): string {
    return tone === 'plain' ? text : styleText(styles[tone], text, { stream: this.terminal });
  }
}
