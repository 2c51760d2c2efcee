import { type Agreement, agreementSchema } from '@parallax/nodes';
import { isJsonObject, type Json } from '@parallax/schema';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { count, counted } from '../../ui/format.ts';
import styles from './agreement-view.module.css';
import { Distribution } from './distribution.tsx';
import { DotPlot } from './dot-plot.tsx';

const PAGE = 25;
const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const read = new WeakMap<object, boolean>();

/** Whether a value is what a reduce says of the agreement of graders. */
export function isAgreement(value: Json | undefined): value is Agreement & Json {
  if (!isJsonObject(value) || !('fleissKappa' in value)) return false;
  const known = read.get(value);
  if (known !== undefined) return known;
  const fits = agreementSchema.safeParse(value).success;
  read.set(value, fits);
  return fits;
}

/** How far graders agree: the coefficients, the grades of each, and the items on which they differ most. */
export function AgreementView({ agreement }: { agreement: Agreement }) {
  const { krippendorffAlpha: alpha, notes, invalid, grades } = agreement;
  const figures = [
    ['Items', count(agreement.items)],
    ['Graders', count(agreement.graders.length)],
    ['Same grade', percent(agreement.agreementRatio)],
    ["Fleiss' kappa", coefficient(agreement.fleissKappa)],
    ['Alpha, nominal', coefficient(alpha.nominal)],
    ['Alpha, ordinal', coefficient(alpha.ordinal)],
    ['Alpha, interval', coefficient(alpha.interval)],
    ['Mean grade', grades?.mean == null ? '–' : number.format(grades.mean)],
  ];
  return (
    <div className={styles.root}>
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        1 is full agreement, 0 what chance alone would give. Alpha is Krippendorff's; 0.8 is often asked for,
        and 0.667 the least to draw tentative conclusions.
      </p>
      {notes.map((note) => (
        <p key={note} className={styles.warning}>
          {note}
        </p>
      ))}
      <Distribution categories={agreement.categories} summary={grades} />
      <Graders agreement={agreement} />
      <Disputed agreement={agreement} />
      {invalid.length === 0 ? null : (
        <p className={styles.note}>
          {`${counted(invalid.length, 'item')} without a grade: ${invalid.slice(0, 20).join(', ')}${invalid.length > 20 ? ' …' : ''}`}
        </p>
      )}
    </div>
  );
}

function Graders({ agreement: { graders, categories } }: { agreement: Agreement }) {
  const most = Math.max(1, ...graders.flatMap(({ counts }) => counts));
  return (
    <section aria-label="By grader">
      <h4 className={styles.title}>By grader</h4>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Grader</th>
              <th scope="col">Grades</th>
              <th scope="col">Mean</th>
              <th scope="col">Deviation</th>
              <th scope="col">{`Distribution: ${rangeOf(categories)}`}</th>
            </tr>
          </thead>
          <tbody>
            {graders.map(({ grader, n, mean, stdev, counts }) => (
              <tr key={grader}>
                <th scope="row">{grader}</th>
                <td className={styles.number}>{count(n)}</td>
                <td className={styles.number}>{coefficient(mean)}</td>
                <td className={styles.number}>{coefficient(stdev)}</td>
                <td>
                  <svg
                    className={styles.spark}
                    viewBox={`0 0 ${Math.max(1, counts.length) * 10} 24`}
                    preserveAspectRatio="none"
                    role="img"
                    aria-label={counts.map((each, at) => `${categories[at]?.grade}: ${each}`).join(', ')}
                  >
                    {counts.map((each, at) => {
                      const height = (24 * each) / most;
                      return (
                        <rect
                          key={categories[at]?.grade}
                          x={at * 10 + 1}
                          y={24 - height}
                          width={8}
                          height={height}
                        />
                      );
                    })}
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Disputed({ agreement: { rows, rowsOmitted, graders, grades } }: { agreement: Agreement }) {
  const [shown, setShown] = useState(PAGE);
  return (
    <section aria-label="Items by disagreement">
      <h4 className={styles.title}>Items, those with the most disagreement first</h4>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Item</th>
              {grades === null ? null : <th scope="col">Spread</th>}
              {graders.map(({ grader }) => (
                <th key={grader} scope="col">
                  {grader}
                </th>
              ))}
              <th scope="col">{grades === null ? 'Pairs that differ' : 'Deviation'}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ item, grades: given, disagreement }) => (
              <tr key={item}>
                <th scope="row">{item}</th>
                {grades === null ? null : (
                  <td>
                    <DotPlot grades={given} min={grades.min ?? 0} max={grades.max ?? 0} />
                  </td>
                )}
                {given.map((grade, at) => (
                  <td key={graders[at]?.grader} className={styles.number}>
                    {grade ?? '–'}
                  </td>
                ))}
                <td className={styles.number}>
                  {grades === null ? percent(disagreement) : number.format(disagreement)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown ? (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {`Show ${Math.min(PAGE, rows.length - shown)} more`}
        </Button>
      ) : null}
      {rowsOmitted === 0 || shown < rows.length ? null : (
        <p
          className={styles.note}
        >{`${counted(rowsOmitted, 'item')} with less disagreement are left out.`}</p>
      )}
    </section>
  );
}

function rangeOf(categories: Agreement['categories']): string {
  const [first] = categories;
  const last = categories.at(-1);
  return first === undefined || last === undefined ? 'none' : `${first.grade} to ${last.grade}`;
}

function coefficient(value: number | null): string {
  return value === null ? '–' : number.format(value);
}

function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}%`;
}
