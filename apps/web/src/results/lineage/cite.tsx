import { useContext } from 'react';
import { counted } from '../../ui/format.ts';
import { CitationsContext } from './citations-context.ts';
import styles from './lineage.module.css';

/** A name that a text cites: a link to what it names, or marked as naming nothing. */
export function Cite({ name }: { name: string }) {
  const citations = useContext(CitationsContext);
  if (citations === null) return <span>{name}</span>;
  const places = citations.cited(name);
  if (places === undefined || places.length === 0) {
    return (
      <span
        className={styles.unknown}
        title="No branch has this name, so nothing stands behind this citation."
      >
        {name}
        <span className={styles.hidden}> (names no branch)</span>
      </span>
    );
  }
  const [first] = places;
  const title = places.length === 1 ? `Show ${first?.name}` : `Show ${counted(places.length, 'item')}`;
  return (
    <button
      type="button"
      className={styles.cite}
      title={title}
      onClick={(event) => citations.open(places, event.currentTarget)}
    >
      {name}
    </button>
  );
}
