import { Eye, EyeOff, Shuffle } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { count } from '../../../ui/format.ts';
import { Markdown } from '../../content/markdown.tsx';
import type { Answer } from '../answer.ts';
import styles from './rating.module.css';
import { ScoreTable } from './score-table.tsx';
import { shuffled } from './shuffle.ts';
import { useRatings } from './use-ratings.ts';

const scores = [1, 2, 3, 4, 5] as const;

/** One answer at a time without its name, in an order that tells nothing: keys 1 to 5 rate, arrows turn, n writes a note. */
export function RateView({ node, answers }: { node: string; answers: readonly Answer[] }) {
  const runId = answers[0]?.runId ?? '';
  const ratings = useRatings(runId);
  const [turn, setTurn] = useState(0);
  const [at, setAt] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const root = useRef<HTMLElement>(null);
  const order = useMemo(
    () =>
      shuffled(
        answers.filter((answer) => answer.runId === runId),
        `${runId} ${node} ${turn}`,
      ),
    [answers, runId, node, turn],
  );
  const answer = order[Math.min(at, order.length - 1)];
  if (answer === undefined) return null;
  const { score, note: words } = ratings.of(answer);
  const rated = order.filter((each) => ratings.of(each).score !== null).length;
  const go = (to: number) => setAt(Math.max(0, Math.min(order.length - 1, to)));
  const rate = (next: number) => {
    void ratings.rate(answer, { score: score === next ? null : next, note: words });
  };

  function press(event: KeyboardEvent) {
    if (event.target === note.current) {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      root.current?.focus();
      return;
    }
    if (isOpen || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[1-5]$/.test(event.key)) rate(Number(event.key));
    else if (event.key === 'ArrowRight') go(at + 1);
    else if (event.key === 'ArrowLeft') go(at - 1);
    else if (event.key === 'n') note.current?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section
      className={styles.root}
      ref={root}
      aria-label="Blind rating"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys work where the focus is
      tabIndex={0}
      onKeyDown={press}
    >
      <div className={styles.line}>
        <Button size="small" disabled={isOpen || at === 0} onClick={() => go(at - 1)}>
          Previous
        </Button>
        <Button size="small" disabled={isOpen || at >= order.length - 1} onClick={() => go(at + 1)}>
          Next
        </Button>
        <span role="status">
          {`Answer ${count(Math.min(at, order.length - 1) + 1)} of ${count(order.length)} · ${count(rated)} rated`}
        </span>
        <span className={styles.keys}>Keys: 1–5 rate, ← → turn, n note, Esc leaves the note</span>
        <Button size="small" variant="quiet" icon={Shuffle} onClick={() => setTurn(turn + 1)}>
          Shuffle again
        </Button>
        <Button size="small" icon={isOpen ? EyeOff : Eye} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Hide names' : 'Show names and scores'}
        </Button>
      </div>
      {isOpen ? (
        <ScoreTable answers={answers.filter((each) => each.runId === runId)} ratings={ratings} />
      ) : (
        <div className={styles.desk}>
          <article className={styles.answer} aria-label="Answer without its name">
            <Markdown text={answer.text} />
          </article>
          <div className={styles.judge}>
            <fieldset className={styles.scores} disabled={!ratings.ready}>
              <legend>Score</legend>
              {scores.map((each) => (
                <button
                  key={each}
                  type="button"
                  aria-label={`Rate ${each} of 5`}
                  aria-pressed={score === each}
                  onClick={() => rate(each)}
                >
                  {each}
                </button>
              ))}
            </fieldset>
            <p className={styles.ends}>
              <span>Poor</span>
              <span>Excellent</span>
            </p>
            <label className={styles.note}>
              <span>Note</span>
              <textarea
                key={answer.key}
                ref={note}
                rows={4}
                maxLength={10_000}
                defaultValue={words}
                disabled={!ratings.ready}
                onBlur={({ target }) => {
                  if (target.value !== words) void ratings.rate(answer, { score, note: target.value });
                }}
              />
            </label>
          </div>
        </div>
      )}
    </section>
  );
}
