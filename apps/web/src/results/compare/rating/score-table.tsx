import { count, duration } from '../../../ui/format.ts';
import { formatCost } from '../../format/figures.ts';
import type { Answer } from '../answer.ts';
import { columnScores } from './averages.ts';
import styles from './rating.module.css';
import type { Ratings } from './use-ratings.ts';

/** After unblinding: what each column got on average, with its cost and time, and each answer with its score and note. */
export function ScoreTable({ answers, ratings }: { answers: readonly Answer[]; ratings: Ratings }) {
  const columns = columnScores(
    answers,
    (answer) => answer.label.split(' · ').at(-1) ?? answer.label,
    (answer) => ratings.of(answer).score,
  );
  return (
    <div className={styles.results}>
      <table aria-label="Average by column">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Average</th>
            <th scope="col">Rated</th>
            <th scope="col">Cost</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, average, rated, answers: all, costUsd, ms }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{average === undefined ? '–' : average.toFixed(2)}</td>
              <td>{`${count(rated)} of ${count(all)}`}</td>
              <td>{costUsd === undefined ? '–' : formatCost(costUsd)}</td>
              <td>{ms === undefined ? '–' : duration(ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table aria-label="Every rating">
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">Score</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {answers.map((answer) => {
            const { score, note } = ratings.of(answer);
            return (
              <tr key={answer.key}>
                <th scope="row">{answer.label}</th>
                <td>{score ?? '–'}</td>
                <td>{note}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
