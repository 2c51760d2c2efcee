import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { counted } from '../../../ui/format.ts';
import { type FileContent, ImportError, type ImportProblem } from './imported.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

export interface PdfProgress {
  readonly page: number;
  readonly pages: number;
}

/**
 * The text of a PDF, its pages divided by empty lines. Pages without text, such as scans, are named as problems. Throws an
 * `ImportError` for a file that cannot be opened or has no text at all.
 */
export async function readPdf(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  onPage: (progress: PdfProgress) => void,
  signal: AbortSignal,
): Promise<FileContent> {
  const loading = getDocument({ data: bytes, disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  const stop = () => void loading.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const pdf = await loading.promise.catch((thrown: unknown) => {
      throw new ImportError(whyNot(thrown));
    });
    return await textOf(name, pdf, onPage, signal);
  } finally {
    signal.removeEventListener('abort', stop);
    await loading.destroy();
  }
}

async function textOf(
  name: string,
  pdf: PDFDocumentProxy,
  onPage: (progress: PdfProgress) => void,
  signal: AbortSignal,
): Promise<FileContent> {
  const pages: string[] = [];
  const empty: number[] = [];
  const problems: ImportProblem[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    signal.throwIfAborted();
    onPage({ page, pages: pdf.numPages });
    try {
      const text = await pageText(pdf, page);
      if (text === '') empty.push(page);
      else pages.push(text);
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      problems.push({
        file: name,
        place: `page ${page}`,
        message: `It could not be read (${reason}) and is left out.`,
      });
    }
  }
  if (pages.length === 0) {
    throw new ImportError(
      `None of its ${counted(pdf.numPages, 'page')} has text: it is probably a scan. Run text recognition (OCR) on it first.`,
    );
  }
  if (empty.length > 0) {
    problems.push({
      file: name,
      place: `page ${pageList(empty)}`,
      message: 'No text there: probably pictures. Run text recognition (OCR) on it to have them.',
    });
  }
  return { sheets: [{ name: '', data: { type: 'text', value: pages.join('\n\n') } }], problems };
}

/** The lines of one page. A word that is divided at the end of a line stays divided: only the author knows whether the hyphen is real. */
async function pageText(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
  page.cleanup();
  return text.replace(/[^\S\n]+\n/g, '\n').trim();
}

/** "3", "3, 4 and 9", "3, 4, 5, 6 and 20 more". */
function pageList(pages: readonly number[]): string {
  const shown = pages.length > 5 ? pages.slice(0, 4) : pages.slice(0, -1);
  const last = pages.length > 5 ? `${pages.length - 4} more` : String(pages.at(-1));
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

function whyNot(thrown: unknown): string {
  if (thrown instanceof Error && thrown.name === 'PasswordException')
    return 'It has a password. Save a copy without one, then load that.';
  const reason = thrown instanceof Error ? ` (${thrown.message})` : '';
  return `It is not a PDF that can be read${reason}. Open it elsewhere and save it anew, or as text.`;
}
