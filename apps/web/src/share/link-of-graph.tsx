import { useEffect, useState } from 'react';
import { useDocumentGraph } from '../graph/hooks.ts';
import { CopyButton } from '../results/content/copy-button.tsx';
import { count } from '../ui/format.ts';
import { type GraphLink, graphLink, LONGEST_LINK } from './graph-link.ts';
import styles from './share.module.css';

/** A link that carries the graph as it is edited now; nothing of it is stored. */
export function LinkOfGraph() {
  const graph = useDocumentGraph((each) => each);
  const [link, setLink] = useState<GraphLink | null>(null);
  useEffect(() => {
    let isGone = false;
    void graphLink(graph, window.location.origin).then((made) => (isGone ? undefined : setLink(made)));
    return () => {
      isGone = true;
    };
  }, [graph]);
  return (
    <section className={styles.part} aria-label="A link that carries the graph">
      <h3>A link that carries the graph</h3>
      <p className={styles.faint}>
        The graph as it is now, without results, packed into the address itself. Nothing is stored, and it
        cannot be ended.
      </p>
      {link === null ? null : link.fits ? (
        <div className={styles.link}>
          <span className={styles.faint}>{`${count(link.length)} characters`}</span>
          <CopyButton wide label="Copy the link with the graph" text={() => link.url} />
        </div>
      ) : (
        <p>
          {`This graph is too large for that: the link would have ${count(link.length)} characters, and many programs cut off what is longer than ${count(LONGEST_LINK)}. Make a stored link above, or download the graph as a file.`}
        </p>
      )}
    </section>
  );
}
