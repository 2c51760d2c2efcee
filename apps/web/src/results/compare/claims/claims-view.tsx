import { Check, CircleDot, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { counted } from '../../../ui/format.ts';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import type { Answer } from '../answer.ts';
import { alignClaims, type ClaimGroup } from './align.ts';
import { claimsOf } from './claim.ts';
import styles from './claims.module.css';

const relations = [
  { value: 'conflict', label: 'Conflict', icon: TriangleAlert },
  { value: 'agreement', label: 'Agreement', icon: Check },
  { value: 'alone', label: 'Only one says', icon: CircleDot },
] as const;
const filters = [{ value: 'all', label: 'All' }, ...relations] as const;
type Filter = (typeof filters)[number]['value'];

/** The claims of answers in rows of what they are about: conflicts first, then agreement, then what only one says. */
export function ClaimsView({ answers }: { answers: readonly Answer[] }) {
  const [filter, setFilter] = useState<Filter>('all');
  const groups = useMemo(() => alignClaims(answers.map(({ text }) => claimsOf(text))), [answers]);
  const shown = relations
    .filter(({ value }) => filter === 'all' || filter === value)
    .flatMap((relation) =>
      groups.filter((group) => group.relation === relation.value).map((group) => ({ relation, group })),
    );
  const number = (relation: string) => groups.filter((group) => group.relation === relation).length;
  return (
    <>
      <div className={styles.line}>
        <SegmentedControl aria-label="Claims" value={filter} onChange={setFilter} options={filters} />
        <span className={styles.quiet}>
          {`${counted(number('conflict'), 'conflict')}, ${counted(number('agreement'), 'agreement')}, ${number('alone')} said by one. Sentences are matched by their words, numbers and negation, without a model: read them before you rely on a mark.`}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label="Aligned claims">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.mark}>
                Claims
              </th>
              {answers.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ relation: { label, icon: Icon }, group }) => (
              <tr key={keyOf(group)} data-relation={group.relation}>
                <th scope="row" className={styles.mark}>
                  <Icon size={14} aria-hidden />
                  <span>{label}</span>
                  {group.conflictIn.length === 0 ? null : (
                    <span className={styles.why}>{`in ${group.conflictIn.join(' and ')}`}</span>
                  )}
                </th>
                {answers.map(({ key }, column) => (
                  <td key={key}>
                    {group.claims
                      .filter((each) => each.column === column)
                      .map(({ at, claim }) => (
                        <p key={at}>{claim.text}</p>
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 ? <p className={styles.none}>None among these answers.</p> : null}
      </section>
    </>
  );
}

function keyOf({ claims }: ClaimGroup): string {
  return claims.map(({ column, at }) => `${column}/${at}`).join(' ');
}
