import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ClippedView } from '../content/clipped-view.tsx';
import { CopyButton } from '../content/copy-button.tsx';
import { JsonTree } from '../content/json-tree.tsx';
import { plainText } from '../content/plain-text.ts';
import { isStats } from '../content/stats-view.tsx';
import { type ValueStyle, ValueView } from '../content/value-view.tsx';
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
}

/** Answers one under the other in a measure that reads well; several get headings. */
export function AnswerList({ answers, labels, style, asJson }: AnswerListProps) {
  const [shown, setShown] = useState(PAGE);
  return (
    <div className={styles.scroller}>
      <div className={styles.measure}>
        {answers.slice(0, shown).map(({ key, path, source, value, rest, task }) => {
          const label = labels.path(path) || labels.node(source);
          const content =
            rest !== undefined ? (
              <ClippedView {...rest} />
            ) : asJson && style === 'formatted' && !isStats(value) ? (
              <JsonTree value={value} />
            ) : (
              <ValueView value={value} style={style} />
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
