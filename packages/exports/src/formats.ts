/** The files that a run can be written to. */
export const exportFormats = {
  csv: { type: 'text/csv', isText: true, title: 'CSV' },
  jsonl: { type: 'application/jsonl', isText: true, title: 'JSON Lines' },
  json: { type: 'application/json', isText: true, title: 'JSON' },
  md: { type: 'text/markdown', isText: true, title: 'Markdown report' },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isText: false,
    title: 'Excel workbook',
  },
} as const;

export type ExportFormat = keyof typeof exportFormats;

/** The format that the ending of a path asks for; undefined for any other. */
export function formatOfEnding(path: string): ExportFormat | undefined {
  const ending = /\.([^./\\]*)$/.exec(path.toLowerCase())?.[1] ?? '';
  return isFormat(ending) ? ending : undefined;
}

function isFormat(text: string): text is ExportFormat {
  return Object.hasOwn(exportFormats, text);
}
