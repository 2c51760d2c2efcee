import { useEffect, useRef, useState } from 'react';
import { errorMessage } from '../../../api/http.ts';
import type { Data } from '../read-data.ts';
import { combine, type SheetChoice } from './combine.ts';
import { type DroppedFiles, droppedFiles, pickedFiles } from './dropped-files.ts';
import { type ImportProgress, type ImportResult, importFiles } from './import-files.ts';

/** What happens to what is there already. */
export type Placement = 'add' | 'replace';

export interface ImporterOptions {
  /** Whether there is something that the files could be added to: then the person decides. */
  readonly canAdd: boolean;
  /** Takes the data, and says in words what came of it: "340 items". */
  readonly onData: (data: Data, placement: Placement) => string;
}

export type ImportState =
  | { readonly step: 'idle' }
  | { readonly step: 'reading'; readonly progress: ImportProgress | null }
  /** Everything is read, and something is to be decided. */
  | { readonly step: 'deciding'; readonly result: ImportResult; readonly leftOut: readonly string[] }
  | {
      readonly step: 'done';
      readonly result: ImportResult;
      readonly leftOut: readonly string[];
      /** Null where no file gave anything. */
      readonly came: string | null;
    }
  | { readonly step: 'failed'; readonly message: string };

export interface Importer {
  /** Whether there is something that the files could be added to. */
  readonly canAdd: boolean;
  readonly state: ImportState;
  readonly pick: (files: readonly File[]) => void;
  readonly drop: (transfer: DataTransfer) => void;
  /** Ends the step `deciding`. */
  readonly take: (placement: Placement, sheets: SheetChoice) => void;
  /** Ends what is under way, and clears what was said. */
  readonly dismiss: () => void;
}

/** Reads files into a form, with what can be said about it at each moment. */
export function useImporter({ canAdd, onData }: ImporterOptions): Importer {
  const [state, setState] = useState<ImportState>({ step: 'idle' });
  const reading = useRef<AbortController | null>(null);
  // The form may have changed by the time that the files are read.
  const now = useRef({ canAdd, onData });
  useEffect(() => {
    now.current = { canAdd, onData };
  });
  useEffect(() => () => reading.current?.abort(), []);

  const finish = (
    result: ImportResult,
    leftOut: readonly string[],
    placement: Placement,
    sheets: SheetChoice,
  ) => {
    const came =
      result.files.length === 0 ? null : now.current.onData(combine(result.files, sheets), placement);
    setState({ step: 'done', result, leftOut, came });
  };

  const read = async (found: Promise<DroppedFiles>) => {
    reading.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    reading.current = controller;
    setState({ step: 'reading', progress: null });
    try {
      const { files, leftOut } = await found;
      const result = await importFiles(files, {
        signal,
        onProgress: (progress) => signal.aborted || setState({ step: 'reading', progress }),
      });
      signal.throwIfAborted();
      const isOpen = result.files.some(({ sheets }) => sheets.length > 1);
      if (result.files.length > 0 && (isOpen || now.current.canAdd)) {
        setState({ step: 'deciding', result, leftOut });
      } else finish(result, leftOut, 'replace', {});
    } catch (thrown) {
      if (!signal.aborted) setState({ step: 'failed', message: errorMessage(thrown) });
    }
  };

  return {
    canAdd,
    state,
    pick: (files) => void read(Promise.resolve(pickedFiles(files))),
    drop: (transfer) => void read(droppedFiles(transfer)),
    take: (placement, sheets) => {
      if (state.step === 'deciding') finish(state.result, state.leftOut, placement, sheets);
    },
    dismiss: () => {
      reading.current?.abort();
      setState({ step: 'idle' });
    },
  };
}
