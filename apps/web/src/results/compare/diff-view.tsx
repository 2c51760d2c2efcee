import { useEffect, useMemo, useRef, useState } from 'react';
import { WordDiff } from '../../history/compare/word-diff.tsx';
import { Select } from '../../ui/select.tsx';
import { CopyButton } from '../content/copy-button.tsx';
import type { Answer } from './answer.ts';
import styles from './answers-view.module.css';
import { createScrollGroup, type ScrollGroup } from './scroll-group.ts';

/** Answers side by side; all but one show the words in which they differ from that one. They scroll in step. */
export function DiffView({ answers }: { answers: readonly Answer[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const base = answers.find(({ key }) => key === chosen) ?? answers[0];
  const group = useMemo(createScrollGroup, []);
  if (base === undefined) return null;
  return (
    <>
      <div className={styles.line}>
        <span>Marked against</span>
        <div className={styles.select}>
          <Select
            aria-label="Marked against"
            value={base.key}
            onChange={setChosen}
            options={answers.map(({ key, label }) => ({ value: key, label }))}
          />
        </div>
        <span className={styles.quiet}>Struck out: only there. Underlined: only here.</span>
      </div>
      <div className={styles.columns}>
        {answers.map((answer) => (
          <DiffColumn key={answer.key} answer={answer} base={base} group={group} />
        ))}
      </div>
    </>
  );
}

function DiffColumn({ answer, base, group }: { answer: Answer; base: Answer; group: ScrollGroup }) {
  const body = useRef<HTMLElement>(null);
  useEffect(() => (body.current === null ? undefined : group.add(body.current)), [group]);
  const isBase = answer.key === base.key;
  return (
    <article className={styles.column} aria-label={answer.label} data-base={isBase || undefined}>
      <header className={styles.head}>
        <h3 title={answer.label}>{answer.label}</h3>
        <CopyButton label="Copy" text={() => answer.text} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.body} ref={body} tabIndex={0} aria-label={`Text of ${answer.label}`}>
        {isBase ? (
          <pre className={styles.text}>{answer.text}</pre>
        ) : (
          <WordDiff before={base.text} after={answer.text} />
        )}
      </section>
    </article>
  );
}
