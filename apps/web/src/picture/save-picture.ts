import type { Graph } from '@parallax/schema';
import { fileNameOf, saveBlob } from '../app/download.ts';
import type { Session } from '../app/session.ts';
import { withPositions } from '../graph/auto-layout.ts';
import { portsOf } from '../graph/ports.ts';
import { pngOf, svgOf } from './draw-picture.tsx';

export type PictureFormat = 'png' | 'svg';

/** Saves a picture of the whole graph, whatever part of it is in view. Rejects with an `Error` for people. */
export async function savePicture({ graph: store, compiled }: Session, format: PictureFormat): Promise<void> {
  const graph = await withPositions(store.getState().graph);
  const { nodePlans, scopes } = compiled.flush();
  const tasksOf = (id: string) => nodePlans.get(id)?.tasks.min ?? 0;
  const svg = svgOf({
    graph,
    sentences: new Map([...nodePlans].map(([id, { sentence }]) => [id, sentence])),
    widths: new Map(
      graph.edges.map((edge) => {
        const port = edge.sourceHandle ?? firstOutput(graph, edge.source);
        const isMany = (scopes[edge.source]?.outputs[port]?.length ?? 0) > 0;
        return [edge.id, isMany ? Math.max(2, tasksOf(edge.source), tasksOf(edge.target)) : 0];
      }),
    ),
  });
  const name = fileNameOf(graph.name);
  if (format === 'svg') saveBlob(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`);
  else saveBlob(await pngOf(svg), `${name}.png`);
}

function firstOutput({ nodes }: Graph, id: string): string {
  const node = nodes.find((each) => each.id === id);
  return node === undefined ? '' : (portsOf(node).outputs[0]?.name ?? '');
}
