import { FileSpreadsheet, FileText, Image, type LucideIcon, Table2 } from 'lucide-react';
import { type ExportFormat, exportUrl } from '../api/client.ts';
import type { PictureFormat } from '../picture/save-picture.ts';
import { toast } from '../ui/toast.ts';
import { download, fileNameOf } from './download.ts';
import type { Session } from './session.ts';

/** The files that what a run gave can be saved as. */
export const resultExports: readonly {
  readonly format: ExportFormat;
  readonly label: string;
  readonly icon: LucideIcon;
}[] = [
  { format: 'md', label: 'Results as a report (Markdown)', icon: FileText },
  { format: 'xlsx', label: 'Results as an Excel workbook', icon: FileSpreadsheet },
  { format: 'csv', label: 'Results as CSV', icon: Table2 },
  { format: 'jsonl', label: 'Results as JSON lines', icon: Table2 },
];

/** The pictures that a graph can be saved as. */
export const pictureExports: readonly {
  readonly format: PictureFormat;
  readonly label: string;
  readonly icon: LucideIcon;
}[] = [
  { format: 'png', label: 'Picture of the graph (PNG)', icon: Image },
  { format: 'svg', label: 'Picture of the graph (SVG)', icon: Image },
];

/** Saves what the run that is shown gave. */
export function exportResults({ run }: Session, format: ExportFormat): void {
  const { runId, graph } = run.getState();
  if (runId !== null) download(exportUrl(runId, format), `${fileNameOf(graph?.name ?? '')}.${format}`);
}

/** Saves a picture of the graph that is edited, or says why that cannot be. */
export async function exportPicture(session: Session, format: PictureFormat): Promise<void> {
  try {
    const { savePicture } = await import('../picture/save-picture.ts');
    await savePicture(session, format);
  } catch (thrown) {
    toast.error(
      `The picture could not be made. ${thrown instanceof Error ? thrown.message : 'Try the other format.'}`,
    );
  }
}
