import { type Graph, readGraph } from '@parallax/schema';
import { fileNameOf, saveBlob } from './download.ts';

/** Offers the graph as a file, in the format that the command line reads. */
export function downloadGraph(graph: Graph): void {
  const text = `${JSON.stringify(graph, null, 2)}\n`;
  saveBlob(new Blob([text], { type: 'application/json' }), `${fileNameOf(graph.name)}.graph.json`);
}

export type ReadFile =
  | { readonly ok: true; readonly graph: Graph }
  | { readonly ok: false; readonly message: string };

/** Reads a graph from a file that someone picked, or says what is wrong with it. */
export async function readGraphFile(file: File): Promise<ReadFile> {
  let document: unknown;
  try {
    document = JSON.parse(await file.text());
  } catch {
    return {
      ok: false,
      message: `"${file.name}" is not JSON. Pick a graph that was downloaded from Parallax.`,
    };
  }
  const read = readGraph(document);
  if (read.ok) return read;
  const [first] = read.issues;
  return { ok: false, message: `"${file.name}" is not a graph. ${first?.message ?? ''}` };
}
