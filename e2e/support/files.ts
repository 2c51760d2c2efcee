import type { Locator } from '@playwright/test';
import writeXlsxFile from 'write-excel-file/node';

export interface TestFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export function textFile(name: string, text: string): TestFile {
  return { name, bytes: Buffer.from(text) };
}

type Cell = string | number | boolean;

/** A workbook as Excel writes it, a sheet for each name. */
export async function workbook(
  name: string,
  sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>,
): Promise<TestFile> {
  const written = writeXlsxFile(
    Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => [...row]) })),
  );
  return { name, bytes: await written.toBuffer() };
}

/** A PDF with a page for each text; an empty one is a page without text, as a scan is. */
export function pdf(name: string, pages: readonly string[]): TestFile {
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((text, index) => {
      const lines = text.split('\n').map((line) => `(${line}) Tj 0 -16 Td`);
      const stream = text === '' ? '' : `BT /F1 12 Tf 72 700 Td ${lines.join(' ')} ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let text = '%PDF-1.4\n';
  const starts = bodies.map((body, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = bodies.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  return {
    name,
    bytes: Buffer.from(
      `${text}${xref}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    ),
  };
}

/** Drops files on an element, as from the desktop. */
export async function dropFiles(target: Locator, files: readonly TestFile[]): Promise<void> {
  const sent = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  await target.evaluate((element, list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    }
  }, sent);
}
