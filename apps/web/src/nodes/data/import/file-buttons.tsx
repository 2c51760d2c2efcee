import { FolderOpen, Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../../ui/button.tsx';
import { ACCEPTED_FILES, FORMAT_WORDS } from './formats.ts';
import styles from './import.module.css';
import type { Importer } from './use-importer.ts';

/** Buttons that read files, or a folder of them, of the person's machine. */
export function FileButtons({ importer }: { importer: Importer }) {
  return (
    <>
      <FileButton importer={importer} label="Load files" />
      <FileButton importer={importer} label="Load folder" folder />
    </>
  );
}

interface FileButtonProps {
  readonly importer: Importer;
  readonly label: string;
  readonly folder?: boolean;
}

function FileButton({ importer, label, folder = false }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        size="small"
        icon={folder ? FolderOpen : Upload}
        title={
          folder
            ? 'All files of a folder and of those in it'
            : `${FORMAT_WORDS}. Files can also be dropped or pasted here.`
        }
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        className={styles.file}
        aria-label={label}
        tabIndex={-1}
        {...(folder ? { webkitdirectory: '' } : { accept: ACCEPTED_FILES })}
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can then be chosen again.
          event.target.value = '';
          if (files.length > 0) importer.pick(files);
        }}
      />
    </>
  );
}
