import type { Graph } from '@parallax/schema';
import { templates } from '@parallax/templates';
import { useEffect, useState } from 'react';
import { withPositions } from '../graph/auto-layout.ts';

/** The documents of all templates by id, for their pictures: each as soon as it is loaded, never where that fails. */
export function useTemplateGraphs(): ReadonlyMap<string, Graph> {
  const [graphs, setGraphs] = useState<ReadonlyMap<string, Graph>>(new Map());
  useEffect(() => {
    let gone = false;
    for (const { id, load } of templates) {
      load()
        .then(withPositions)
        .then((graph) => (gone ? undefined : setGraphs((before) => new Map(before).set(id, graph))))
        // A picture is not worth a word of complaint: choosing the template says what is wrong.
        .catch(() => undefined);
    }
    return () => {
      gone = true;
    };
  }, []);
  return graphs;
}
