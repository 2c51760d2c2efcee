import type { GraphNode } from '@parallax/schema';
import { useNode, useSelection } from '../graph/hooks.ts';
import { kindNamed, nodeTitle } from '../graph/kinds.ts';
import { runTime } from '../history/run-words.ts';
import { plainText } from '../results/content/plain-text.ts';
import { counted } from '../ui/format.ts';
import type { SharedThing } from './open-share.ts';
import styles from './share.module.css';

/** The right side of a shared page: what the selected node is set to, else what this is. */
export function SharedInspector({ shared }: { shared: SharedThing }) {
  const { nodeId } = useSelection();
  const node = useNode(nodeId ?? '');
  return node === undefined ? <WhatThisIs shared={shared} /> : <NodeConfig node={node} />;
}

function WhatThisIs({ shared: { graph, run, stored } }: { shared: SharedThing }) {
  const facts = [
    stored === null ? 'The link itself carries the graph.' : `Version ${stored.version}`,
    counted(graph.nodes.length, 'node'),
    ...(stored === null ? [] : [`Shared ${runTime(stored.createdAt)}`]),
    ...(stored === null
      ? []
      : [stored.expiresAt === null ? 'Does not expire' : `Expires ${runTime(stored.expiresAt)}`]),
  ];
  return (
    <section className={styles.about} aria-label="What this is">
      <h2>What this is</h2>
      <p>
        {run === null
          ? 'A graph of Parallax, to look at. It was shared without results.'
          : `A graph of Parallax with the results of ${run.name === null ? 'one run' : `the run "${run.name}"`} of ${runTime(run.createdAt)}, to look at.`}
      </p>
      {graph.description === '' ? null : <p className={styles.description}>{graph.description}</p>}
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p className={styles.faint}>
        Select a node to read what it is told. Fork makes a copy of your own, which you can change and run.
      </p>
    </section>
  );
}

function NodeConfig({ node }: { node: GraphNode }) {
  const kind = kindNamed(node.kind);
  const options = Object.entries(node.config);
  return (
    <section className={styles.about} aria-label="Node">
      <h2>{nodeTitle(node)}</h2>
      <p className={styles.faint}>{`${kind?.title ?? node.kind}. ${kind?.summary ?? ''}`}</p>
      {options.length === 0 ? (
        <p className={styles.faint}>It has no options set: all are as they are by default.</p>
      ) : (
        <dl className={styles.options}>
          {options.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <pre>{plainText(value)}</pre>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
