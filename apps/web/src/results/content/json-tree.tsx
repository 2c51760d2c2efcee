import { isJsonObject, type Json } from '@parallax/schema';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/format.ts';
import styles from './json-tree.module.css';

/** Children that are shown at once, and how many more each press shows. */
const PAGE = 100;
const OPEN_DEPTH = 2;
const OPEN_CHILDREN = 30;

/** A JSON value as lines that fold. Deep and long parts begin folded. */
export function JsonTree({ value }: { value: Json }) {
  return (
    <div className={styles.root}>
      <Branch value={value} depth={0} />
    </div>
  );
}

interface BranchProps {
  readonly name?: string | undefined;
  readonly value: Json;
  readonly depth: number;
}

function Branch({ name, value, depth }: BranchProps) {
  const children = childrenOf(value);
  const [isOpen, setOpen] = useState(depth < OPEN_DEPTH && (children?.length ?? 0) <= OPEN_CHILDREN);
  const [shown, setShown] = useState(PAGE);
  if (children === undefined || children.length === 0) {
    return (
      <div className={styles.leaf}>
        <Name name={name} />
        <Leaf value={value} />
      </div>
    );
  }
  const isList = Array.isArray(value);
  const rest = children.length - shown;
  const lines = (
    <>
      {children.slice(0, shown).map(([key, child]) => (
        <Branch key={key} name={key} value={child} depth={depth + 1} />
      ))}
      {rest > 0 ? (
        <Button size="small" variant="quiet" onClick={() => setShown(shown + PAGE)}>
          {`Show ${Math.min(PAGE, rest)} more of ${rest}`}
        </Button>
      ) : null}
    </>
  );
  if (depth === 0) return lines;
  return (
    <div>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <ChevronRight aria-hidden />
        <Name name={name} />
        <span className={styles.summary}>
          {isList ? counted(children.length, 'entry', 'entries') : counted(children.length, 'field')}
        </span>
      </button>
      {isOpen ? <div className={styles.children}>{lines}</div> : null}
    </div>
  );
}

function Name({ name }: { name: string | undefined }) {
  return name === undefined ? null : <span className={styles.name}>{name}</span>;
}

function Leaf({ value }: { value: Json }) {
  if (typeof value === 'string') return <span className={styles.text}>{value === '' ? '""' : value}</span>;
  if (value !== null && typeof value === 'object')
    return <span className={styles.none}>{Array.isArray(value) ? '[]' : '{}'}</span>;
  return <span className={value === null ? styles.none : styles.literal}>{String(value)}</span>;
}

function childrenOf(value: Json): [string, Json][] | undefined {
  if (Array.isArray(value)) return value.map((entry: Json, index) => [String(index), entry]);
  return isJsonObject(value) ? Object.entries(value) : undefined;
}
