import { useMemo, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ClippedView } from '../content/clipped-view.tsx';
import { CopyButton } from '../content/copy-button.tsx';
import { JsonTree } from '../content/json-tree.tsx';
import { plainText } from '../content/plain-text.ts';
import { isStats } from '../content/stats-view.tsx';
import { type ValueStyle, ValueView } from '../content/value-view.tsx';
import { type Citations, CitationsContext } from '../lineage/citations-context.ts';
import type { Lineages, NamedPlace } from '../lineage/places.ts';
import { ReusedMark } from '../reused/reused-mark.tsx';
import type { Labels } from '../run-data/labels.ts';
import styles from './answers.module.css';
import type { Answer } from './output-items.ts';

/** Answers that are drawn at once, and how many more each press adds. */
const PAGE = 50;

export interface AnswerListProps {
  answers: readonly Answer[];
  labels: Labels;
  style: ValueStyle;
  /** The output asks for JSON: texts are not read as Markdown. */
  asJson: boolean;
  lineages: Lineages;
  /** A citation in an answer was followed. */
  onFollow: (answer: Answer, places: readonly NamedPlace[], from: HTMLElement) => void;
}

/** Answers one under the other in a measure that reads well; several get headings. */
export function AnswerList({ answers, labels, style, asJson, lineages, onFollow }: AnswerListProps) {
  const [shown, setShown] = useState(PAGE);
  return (
    <div className={styles.scroller}>
      <div className={styles.measure}>
        {answers.slice(0, shown).map((answer) => {
          const { key, path, source, value, rest, task } = answer;
          const label = labels.path(path) || labels.node(source);
          const content =
            rest !== undefined ? (
              <ClippedView {...rest} />
            ) : asJson && style === 'formatted' && !isStats(value) ? (
              <JsonTree value={value} />
            ) : (
              <Cited answer={answer} style={style} lineages={lineages} onFollow={onFollow} />
            );
          if (answers.length === 1) {
            return (
              <div key={key}>
                <ReusedMark task={task} />
                {content}
              </div>
            );
          }
          return (
            <article key={key} className={styles.answer} aria-label={label}>
              <header className={styles.answerHead}>
                <h3>{label}</h3>
                <ReusedMark task={task} />
                <CopyButton label="Copy" text={() => plainText(value)} />
              </header>
              {content}
            </article>
          );
        })}
        {answers.length > shown ? (
          <Button
            onClick={() => setShown(shown + PAGE)}
          >{`Show ${Math.min(PAGE, answers.length - shown)} more`}</Button>
        ) : null}
      </div>
    </div>
  );
}

/** A value whose citations lead to what it was made of. */
function Cited({
  answer,
  style,
  lineages,
  onFollow,
}: Pick<AnswerListProps, 'style' | 'lineages' | 'onFollow'> & { answer: Answer }) {
  const { source, path, value } = answer;
  const place = useMemo(() => ({ node: source, path }), [source, path]);
  const isCiting = useMemo(() => lineages.mayCite(place), [lineages, place]);
  const citations = useMemo<Citations>(
    () => ({
      cited: (name) => lineages.cited(place, name),
      open: (places, from) => onFollow(answer, places, from),
    }),
    [lineages, place, answer, onFollow],
  );
  return (
    <CitationsContext value={isCiting ? citations : null}>
      <ValueView value={value} style={style} />
    </CitationsContext>
  );
}
