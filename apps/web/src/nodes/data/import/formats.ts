/** How a file is read. */
export type FileFormat = 'text' | 'csv' | 'json' | 'jsonl' | 'xlsx' | 'pdf';

const endings: Readonly<Record<string, FileFormat>> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  pdf: 'pdf',
};

/** What a file input accepts. */
export const ACCEPTED_FILES = Object.keys(endings)
  .map((ending) => `.${ending}`)
  .join(',');

/** The kinds of files that are taken, in words. */
export const FORMAT_WORDS = 'CSV, TSV, Excel (.xlsx), JSON, JSON Lines, text, Markdown or PDF';

/** The format that a file's name tells; undefined for one that is not taken. */
export function formatOfFile(name: string): FileFormat | undefined {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  return Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}
