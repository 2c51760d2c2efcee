import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './data.module.css';
import { ACCEPTED_FILES, dataOfFiles } from './files.ts';
import type { Data } from './read-data.ts';

/** A button that reads files of the person's machine. What cannot be read is said under it. */
export function LoadFile({ onLoad }: { onLoad: (data: Data) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = async (files: readonly File[]) => {
    try {
      const texts = await Promise.all(
        files.map(async (file) => ({ name: file.name, text: await file.text() })),
      );
      if (texts.length > 0) onLoad(dataOfFiles(texts));
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <Button size="small" icon={Upload} onClick={() => input.current?.click()}>
        Load from file
      </Button>
      <input
        ref={input}
        type="file"
        className={styles.file}
        aria-label="Load from file"
        tabIndex={-1}
        accept={ACCEPTED_FILES}
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can then be chosen again.
          event.target.value = '';
          void load(files);
        }}
      />
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
