import { Popover } from 'radix-ui';
import { useId, useRef } from 'react';
import { useStore } from 'zustand';
import { Button } from '../ui/button.tsx';
import styles from './tour.module.css';
import { endTour, moveTour, type TourStep, tourSteps, tourStore } from './tour-store.ts';
import { tourWords } from './tour-words.ts';

type Side = 'top' | 'right' | 'bottom' | 'left';

const sides: Readonly<Record<TourStep, Side>> = {
  palette: 'right',
  canvas: 'bottom',
  run: 'bottom',
  results: 'top',
};

/** A short walk through the screen, one station after the other. Everything stays usable meanwhile, and Esc ends it. */
export function Tour() {
  const step = useStore(tourStore, (tour) => tour.step);
  return step === null ? null : <Station key={step} step={step} />;
}

function Station({ step }: { step: TourStep }) {
  const heading = useId();
  const place = useRef({ getBoundingClientRect: () => placeOf(step) });
  const content = useRef<HTMLDivElement>(null);
  const number = tourSteps.indexOf(step) + 1;
  const isLast = number === tourSteps.length;
  const { title, text } = tourWords[step];
  return (
    <Popover.Root open onOpenChange={endTour}>
      <Popover.Anchor virtualRef={place} />
      <Popover.Portal>
        <Popover.Content
          ref={content}
          // No dialog: the keys of the page go on working beside it.
          role="region"
          aria-labelledby={heading}
          className={styles.station}
          side={sides[step]}
          align={step === 'palette' ? 'start' : 'center'}
          sideOffset={6}
          collisionPadding={12}
          // What it points at may move: the dock opens, Run turns into Cancel.
          updatePositionStrategy="always"
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            content.current?.focus();
          }}
          onInteractOutside={(event) => event.preventDefault()}
        >
          <p className={styles.number}>{`Tour, ${number} of ${tourSteps.length}`}</p>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          <p className={styles.text}>{text}</p>
          <div className={styles.buttons}>
            {isLast ? null : (
              <Button size="small" variant="quiet" onClick={endTour}>
                Skip the tour
              </Button>
            )}
            <span className={styles.space} />
            {number === 1 ? null : (
              <Button size="small" onClick={() => moveTour(-1)}>
                Back
              </Button>
            )}
            <Button size="small" variant="primary" onClick={() => moveTour(1)}>
              {isLast ? 'Done' : 'Next'}
            </Button>
          </div>
          <Popover.Arrow className={styles.arrow} width={14} height={7} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The part of the page that a station points at, which may be another element by now. */
function placeOf(step: TourStep): DOMRect {
  const box = document.querySelector(`[data-tour="${step}"]`)?.getBoundingClientRect() ?? new DOMRect();
  // Beside the whole canvas there is no room: its upper edge is pointed at from inside.
  return step === 'canvas' ? new DOMRect(box.x + box.width / 2, box.y + 8, 0, 0) : box;
}
