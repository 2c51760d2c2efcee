import type { Json } from '@parallax/schema';
import { AgreementView, isAgreement } from '../statistics/agreement-view.tsx';
import { JsonTree } from './json-tree.tsx';
import { Markdown } from './markdown.tsx';
import { jsonIn, plainText } from './plain-text.ts';
import { isStats, StatsView } from './stats-view.tsx';
import styles from './value-view.module.css';

export type ValueStyle = 'formatted' | 'plain';

export interface ValueViewProps {
  value: Json;
  /** `formatted`: Markdown for texts, a folding tree for JSON. `plain`: the characters as they came. */
  style?: ValueStyle;
}

/** One value in full. */
export function ValueView({ value, style = 'formatted' }: ValueViewProps) {
  if (style === 'plain') return <pre className={styles.plain}>{plainText(value)}</pre>;
  if (isStats(value)) return <StatsView stats={value} />;
  if (isAgreement(value)) return <AgreementView agreement={value} />;
  if (value !== null && typeof value === 'object') return <JsonTree value={value} />;
  if (typeof value !== 'string') return <p>{String(value)}</p>;
  if (value.trim() === '') return <p className={styles.empty}>An empty text.</p>;
  const json = jsonIn(value);
  return json === undefined ? <Markdown text={value} /> : <JsonTree value={json} />;
}
