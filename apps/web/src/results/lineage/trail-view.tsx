import { ArrowLeft, ChevronRight } from 'lucide-react';
import { Fragment, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { count, counted } from '../../ui/format.ts';
import { TaskContent } from '../compare/task-content.tsx';
import type { ValueStyle } from '../content/value-view.tsx';
import type { Labels } from '../run-data/labels.ts';
import { CitationsContext } from './citations-context.ts';
import styles from './lineage.module.css';
import { keyOf, type Lineages, type NamedPlace, type Place } from './places.ts';

/** Names that are drawn at once, and how many more each press adds. */
const PAGE = 60;

export interface TrailViewProps {
  /** What was followed so far: the last stop is shown. Each stop is one cited item, or several. */
  readonly stops: readonly (readonly NamedPlace[])[];
  readonly root: string;
  readonly lineages: Lineages;
  readonly labels: Labels;
  readonly style: ValueStyle;
  readonly onFollow: (places: readonly NamedPlace[]) => void;
  /** Back to the first `length` stops; 0 is the answer itself. */
  readonly onBack: (length: number) => void;
}

/** What stands behind a citation: the branch's own answer, what it was made of, and the source item. */
export function TrailView({ stops, root, lineages, labels, style, onFollow, onBack }: TrailViewProps) {
  const heading = useRef<HTMLDivElement>(null);
  const here = stops.at(-1) ?? [];
  useEffect(() => {
    if (stops.length > 0) heading.current?.focus();
  }, [stops]);
  return (
    // Escape goes back wherever the focus is within.
    <section
      className={styles.trail}
      aria-label="Where it comes from"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onBack(stops.length - 1);
      }}
    >
      <nav className={styles.crumbs} aria-label="Way back">
        <Button size="small" variant="quiet" icon={ArrowLeft} onClick={() => onBack(stops.length - 1)}>
          Back
        </Button>
        <button type="button" className={styles.crumb} onClick={() => onBack(0)}>
          {root}
        </button>
        {stops.map((places, at) => {
          const name = stopName(places);
          return (
            <Fragment key={places.map(keyOf).join()}>
              <ChevronRight size={12} aria-hidden />
              {at === stops.length - 1 ? (
                <span className={styles.here} aria-current="page">
                  {name}
                </span>
              ) : (
                <button type="button" className={styles.crumb} onClick={() => onBack(at + 1)}>
                  {name}
                </button>
              )}
            </Fragment>
          );
        })}
      </nav>
      <div className={styles.stop}>
        <div className={styles.measure}>
          <div className={styles.heading} ref={heading} tabIndex={-1}>
            <h3>{stopName(here)}</h3>
            {here.length === 1 && here[0] !== undefined ? (
              <span className={styles.by}>{`from “${labels.node(here[0].node)}”`}</span>
            ) : null}
          </div>
          {here.length > 1 ? (
            <Parts places={here} onFollow={onFollow} />
          ) : (
            here.map((place) => (
              <Stop
                key={keyOf(place)}
                place={place}
                lineages={lineages}
                labels={labels}
                style={style}
                onFollow={onFollow}
              />
            ))
          )}
        </div>
      </div>
    </section>
  );
}

function stopName(places: readonly NamedPlace[]): string {
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return '';
  return places.length === 1 ? first.name : `${first.name} to ${last.name} (${count(places.length)})`;
}

interface StopProps extends Pick<TrailViewProps, 'lineages' | 'labels' | 'style' | 'onFollow'> {
  readonly place: NamedPlace;
}

function Stop({ place, lineages, labels, style, onFollow }: StopProps) {
  const giver = lineages.giver(place);
  const parts = lineages.parts(place);
  const source = lineages.source(place);
  const citations = {
    cited: (name: string) => lineages.cited(place, name),
    open: (places: readonly NamedPlace[]) => onFollow(places),
  };
  return (
    <>
      <CitationsContext value={citations}>
        <TaskContent task={giver?.task} branch={giver?.branch} style={style} />
      </CitationsContext>
      {parts.length === 0 ? null : (
        <section aria-label="Made of">
          <h4 className={styles.sourceTitle}>{`Made of ${counted(parts.length, 'item')}`}</h4>
          <Parts places={parts} onFollow={onFollow} />
        </section>
      )}
      {source === undefined ? null : (
        <SourceItem place={source} lineages={lineages} labels={labels} style={style} />
      )}
    </>
  );
}

function SourceItem({
  place,
  lineages,
  labels,
  style,
}: Pick<StopProps, 'lineages' | 'labels' | 'style'> & { place: Place }) {
  const giver = lineages.giver(place);
  return (
    <section className={styles.source} aria-label="Source item">
      <h4 className={styles.sourceTitle}>
        {`Source item: ${labels.segment(place.path, place.path.length - 1)}, from “${labels.node(place.node)}”`}
      </h4>
      <TaskContent task={giver?.task} branch={giver?.branch} style={style} />
    </section>
  );
}

function Parts({
  places,
  onFollow,
}: {
  places: readonly NamedPlace[];
  onFollow: TrailViewProps['onFollow'];
}) {
  const [shown, setShown] = useState(PAGE);
  return (
    <div>
      <div className={styles.parts}>
        {places.slice(0, shown).map((place) => (
          <button key={keyOf(place)} type="button" className={styles.cite} onClick={() => onFollow([place])}>
            {place.name}
          </button>
        ))}
      </div>
      {places.length > shown ? (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {`Show ${Math.min(PAGE, places.length - shown)} more`}
        </Button>
      ) : null}
    </div>
  );
}
