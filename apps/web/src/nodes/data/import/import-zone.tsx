import { type DragEvent, type ReactNode, useState } from 'react';
import { cx } from '../../../ui/cx.ts';
import { hasFiles } from './dropped-files.ts';
import { FORMAT_WORDS } from './formats.ts';
import styles from './import.module.css';
import { ImportStatus } from './import-status.tsx';
import type { Importer } from './use-importer.ts';

export interface ImportZoneProps {
  readonly importer: Importer;
  /** What one entry is called: "item", "row". */
  readonly noun: string;
  readonly children: ReactNode;
}

/** Takes files that are dropped on it or pasted in it, and shows below what becomes of them. */
export function ImportZone({ importer, noun, children }: ImportZoneProps) {
  // Leaving an element for one inside of it is no leaving, so enterings are counted.
  const [depth, setDepth] = useState(0);
  const isOver = depth > 0;
  const taking = (then: () => void) => (event: DragEvent) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.stopPropagation();
    then();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a second way; "Load files" is the one for the keyboard.
    <div
      className={cx(styles.zone, isOver && styles.over)}
      onDragEnter={taking(() => setDepth((now) => now + 1))}
      onDragOver={taking(() => undefined)}
      onDragLeave={taking(() => setDepth((now) => now - 1))}
      onDrop={(event) =>
        taking(() => {
          setDepth(0);
          importer.drop(event.dataTransfer);
        })(event)
      }
      onPaste={(event) => {
        // A spreadsheet puts a picture of the cells beside their text: then the text is meant.
        if (!hasFiles(event.clipboardData) || event.clipboardData.types.includes('text/plain')) return;
        event.preventDefault();
        importer.drop(event.clipboardData);
      }}
    >
      {children}
      <ImportStatus importer={importer} noun={noun} />
      {isOver ? (
        <div className={styles.hint} aria-hidden>
          <strong>Drop to load</strong>
          <span>{FORMAT_WORDS}, or folders of them</span>
        </div>
      ) : null}
    </div>
  );
}
