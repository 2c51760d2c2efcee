import styles from './agreement-view.module.css';

const WIDTH = 120;
const EDGE = 6;

/** The grades of one item on the scale of all grades. Equal ones lie on each other. */
export function DotPlot({
  grades,
  min,
  max,
}: {
  grades: readonly (number | string | null)[];
  min: number;
  max: number;
}) {
  const numbers = grades.filter((grade) => typeof grade === 'number');
  const at = (grade: number) =>
    max === min ? WIDTH / 2 : EDGE + ((grade - min) / (max - min)) * (WIDTH - 2 * EDGE);
  return (
    <svg className={styles.dots} viewBox={`0 0 ${WIDTH} 16`} width={WIDTH} height={16} aria-hidden>
      <line x1={EDGE} x2={WIDTH - EDGE} y1={8} y2={8} />
      {numbers.length < 2 ? null : (
        <line
          className={styles.span}
          x1={at(Math.min(...numbers))}
          x2={at(Math.max(...numbers))}
          y1={8}
          y2={8}
        />
      )}
      {numbers.map((grade, index) => (
        // The grades of an item never change their places.
        // biome-ignore lint/suspicious/noArrayIndexKey: several graders may give the same grade.
        <circle key={index} cx={at(grade)} cy={8} r={4} />
      ))}
    </svg>
  );
}
