import { formatOfFile } from './formats.ts';
import type { SourceFile } from './import-files.ts';

/** What was dropped or pasted: the files to read, and how many others the folders had. */
export interface DroppedFiles {
  readonly files: readonly SourceFile[];
  /** Files in folders that are of no kind that can be read, such as pictures. */
  readonly leftOut: readonly string[];
}

/** Whether a drag or a clipboard brings files. */
export function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true;
}

/** The files of a drop or paste, folders with all that is in them. Has to be called while the event is handled: later it is empty. */
export function droppedFiles(transfer: DataTransfer): Promise<DroppedFiles> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry?.() : null;
    return entry === null || entry === undefined ? [] : [entry];
  });
  // What is pasted has files, and mostly no entries.
  if (entries.length === 0) return Promise.resolve(pickedFiles([...transfer.files]));
  return walk(entries);
}

/** The files that were chosen in a dialog; those of a folder come with their path in it. */
export function pickedFiles(files: readonly File[]): DroppedFiles {
  const sources = files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  return sorted(sources, (source) => source.file.webkitRelativePath !== '');
}

/** A file that was chosen itself is read, or refused by name; one that merely lies in a folder may be left out. */
function sorted(files: readonly SourceFile[], isInFolder: (source: SourceFile) => boolean): DroppedFiles {
  const isTaken = (source: SourceFile) => !isInFolder(source) || formatOfFile(source.file.name) !== undefined;
  return {
    files: files.filter(isTaken),
    leftOut: files.filter((source) => !isTaken(source)).map(({ path }) => path),
  };
}

async function walk(roots: readonly FileSystemEntry[]): Promise<DroppedFiles> {
  const found: SourceFile[] = [];
  const open = [...roots];
  for (let entry = open.shift(); entry !== undefined; entry = open.shift()) {
    if (isFile(entry)) found.push({ path: entry.fullPath.replace(/^\//, ''), file: await fileOf(entry) });
    else if (isFolder(entry)) open.push(...(await childrenOf(entry)));
  }
  return sorted(found, ({ path }) => path.includes('/'));
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives at most 100 entries at a time, and none when it is through. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
