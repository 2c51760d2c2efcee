import { Check, LoaderCircle, TriangleAlert, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { counted } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { entryCount } from '../paste.ts';
import { chosenSheet, combine, type SheetChoice } from './combine.ts';
import styles from './import.module.css';
import type { ImportProgress, ReadFile } from './import-files.ts';
import type { ImportProblem } from './imported.ts';
import type { Importer, ImportState } from './use-importer.ts';

/** How reading goes, what is to be decided, and what came of it; every file that is not there in full is named. */
export function ImportStatus({ importer, noun }: { importer: Importer; noun: string }) {
  const { state } = importer;
  if (state.step === 'idle') return null;
  if (state.step === 'reading') return <Reading progress={state.progress} onCancel={importer.dismiss} />;
  if (state.step === 'deciding') return <Deciding state={state} importer={importer} noun={noun} />;
  const problems = state.step === 'done' ? state.result.problems : [];
  const came = state.step === 'done' ? state.came : null;
  return (
    <section className={styles.status} aria-label="Loaded files">
      <div className={styles.line} role={came === null ? 'alert' : 'status'}>
        {came === null ? (
          <TriangleAlert className={styles.alarm} aria-hidden />
        ) : (
          <Check className={styles.good} aria-hidden />
        )}
        <span className={styles.words}>
          {state.step === 'failed'
            ? state.message
            : came === null
              ? 'Nothing could be loaded.'
              : `Loaded ${came}.`}
        </span>
        <IconButton size="small" icon={X} label="Dismiss" onClick={importer.dismiss} />
      </div>
      <Problems problems={problems} />
      {state.step === 'done' ? <LeftOut paths={state.leftOut} /> : null}
    </section>
  );
}

function Reading({ progress, onCancel }: { progress: ImportProgress | null; onCancel: () => void }) {
  const pages = progress?.pages === undefined ? '' : `, page ${progress.page} of ${progress.pages}`;
  return (
    <section className={styles.status} aria-label="Loading files">
      <div className={styles.line}>
        <LoaderCircle className={styles.spin} aria-hidden />
        <span className={styles.words}>
          {progress === null
            ? 'Looking at the files…'
            : `Reading ${progress.total === 1 ? '' : `${progress.done + 1} of ${progress.total}: `}${progress.file}${pages}`}
        </span>
        <Button size="small" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <progress
        className={styles.progress}
        aria-label="Files read"
        max={progress?.total ?? 1}
        value={
          progress === null ? undefined : progress.done + (progress.page ?? 0) / ((progress.pages ?? 0) + 1)
        }
      />
    </section>
  );
}

interface DecidingProps {
  readonly state: Extract<ImportState, { step: 'deciding' }>;
  readonly importer: Importer;
  readonly noun: string;
}

function Deciding({ state: { result, leftOut }, importer, noun }: DecidingProps) {
  const [sheets, setSheets] = useState<SheetChoice>({});
  const found = entryCount(combine(result.files, sheets));
  return (
    <section className={styles.status} aria-label="Loading files">
      <p className={styles.words} role="status">
        {counted(found, noun)} in {counted(result.files.length, 'file')}.
      </p>
      {result.files
        .filter((file) => file.sheets.length > 1)
        .map((file) => (
          <SheetField
            key={file.path}
            file={file}
            value={sheets[file.path]}
            onChange={(sheet) => setSheets({ ...sheets, [file.path]: sheet })}
          />
        ))}
      <div className={styles.actions}>
        <Button
          size="small"
          variant="primary"
          onClick={() => importer.take(importer.canAdd ? 'add' : 'replace', sheets)}
        >
          {importer.canAdd ? 'Add' : 'Load'} {counted(found, noun)}
        </Button>
        {importer.canAdd ? (
          <Button size="small" onClick={() => importer.take('replace', sheets)}>
            Replace what is there
          </Button>
        ) : null}
        <Button size="small" variant="quiet" onClick={importer.dismiss}>
          Cancel
        </Button>
      </div>
      <Problems problems={result.problems} />
      <LeftOut paths={leftOut} />
    </section>
  );
}

interface SheetFieldProps {
  readonly file: ReadFile;
  readonly value: string | undefined;
  readonly onChange: (sheet: string) => void;
}

function SheetField({ file, value, onChange }: SheetFieldProps) {
  return (
    <Field label={`Sheet of ${file.path}`}>
      <Select
        value={chosenSheet(file, value === undefined ? {} : { [file.path]: value })?.name ?? ''}
        options={file.sheets.map(({ name, data }) => ({
          value: name,
          label: `${name} (${counted(entryCount(data), 'row')})`,
        }))}
        onChange={onChange}
      />
    </Field>
  );
}

function Problems({ problems }: { problems: readonly ImportProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label="Problems with files">
      {problems.map(({ file, place, message }) => (
        <li key={`${file} ${place ?? ''} ${message}`}>
          <strong>{place === undefined ? file : `${file}, ${place}`}:</strong> {message}
        </li>
      ))}
    </ul>
  );
}

function LeftOut({ paths }: { paths: readonly string[] }): ReactNode {
  if (paths.length === 0) return null;
  return (
    <details className={styles.leftOut}>
      <summary>{counted(paths.length, 'file')} of other kinds left out</summary>
      <ul>
        {paths.map((path) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
    </details>
  );
}
