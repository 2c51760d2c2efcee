import { FORMAT_WORDS, formatOfFile } from './formats.ts';
import { type FileContent, ImportError, type ImportProblem, type Sheet } from './imported.ts';

/** A file with its place in the folder that was dropped; else the path is its name. */
export interface SourceFile {
  readonly path: string;
  readonly file: File;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** What is being read now. */
  readonly file: string;
  readonly page?: number;
  readonly pages?: number;
}

/** One file that could be read. */
export interface ReadFile {
  readonly path: string;
  readonly sheets: readonly Sheet[];
}

export interface ImportResult {
  readonly files: readonly ReadFile[];
  readonly problems: readonly ImportProblem[];
}

/** The largest file that is read, in bytes. A graph has to hold what is in it, and can be saved up to 20 MB. */
const MAX_BYTES = 100 * 1024 * 1024;

export interface ImportOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

/**
 * Reads files one after the other, in the order of their paths. What cannot be read is a problem of that file, and the others are
 * read all the same. Rejects only with the signal's reason.
 */
export async function importFiles(
  sources: readonly SourceFile[],
  { signal, onProgress }: ImportOptions,
): Promise<ImportResult> {
  const files: ReadFile[] = [];
  const problems: ImportProblem[] = [];
  const sorted = [...sources].sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
  for (const [done, source] of sorted.entries()) {
    const progress = { done, total: sorted.length, file: source.path };
    onProgress(progress);
    try {
      const content = await read(source, signal, (page, pages) => onProgress({ ...progress, page, pages }));
      files.push({ path: source.path, sheets: content.sheets });
      problems.push(...content.problems);
    } catch (thrown) {
      signal.throwIfAborted();
      problems.push({
        file: source.path,
        ...(thrown instanceof ImportError && thrown.place !== undefined ? { place: thrown.place } : {}),
        message: thrown instanceof Error ? thrown.message : String(thrown),
      });
    }
  }
  return { files, problems };
}

async function read(
  { path, file }: SourceFile,
  signal: AbortSignal,
  onPage: (page: number, pages: number) => void,
): Promise<FileContent> {
  const format = formatOfFile(file.name);
  if (format === undefined) {
    throw new ImportError(`This kind of file is not read. Use ${FORMAT_WORDS}.`);
  }
  if (file.size > MAX_BYTES) {
    throw new ImportError(
      `It has ${Math.round(file.size / 1024 / 1024)} MB; up to 100 MB are read. Divide it into smaller files.`,
    );
  }
  const bytes = new Uint8Array(
    await file.arrayBuffer().catch(() => {
      throw new ImportError('The browser could not open it. Check that it still exists and may be read.');
    }),
  );
  signal.throwIfAborted();
  if (bytes.length === 0) throw new ImportError('It is empty.');
  if (format === 'pdf') {
    const { readPdf } = await import('./read-pdf.ts');
    return await readPdf(path, bytes, ({ page, pages }) => onPage(page, pages), signal);
  }
  const { readInWorker } = await import('./in-worker.ts');
  return await readInWorker({ name: path, format, bytes }, signal);
}
