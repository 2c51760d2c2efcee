import {
  type KeyboardEvent,
  type PointerEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { useSession } from '../../app/session-context.ts';
import { useShell } from '../../app/shell-context.ts';
import { hoveredItem, hoverItem } from '../../run/hovered-task.ts';
import { counted, duration } from '../../ui/format.ts';
import { themeStore } from '../../ui/theme.ts';
import type { Labels } from '../run-data/labels.ts';
import { useSelectionPart } from '../run-data/use-selection.ts';
import { BarTip } from './bar-tip.tsx';
import type { Bar } from './bars.ts';
import { placeOf, type Step, stepFrom } from './rows.ts';
import { slotsAt } from './slots.ts';
import { Surface } from './surface.ts';
import styles from './timeline.module.css';
import type { Timeline } from './use-timeline.ts';
import { barFacts } from './words.ts';

export interface TimelineHandle {
  /** Shows less time with a factor above 1. */
  zoom(factor: number): void;
  fit(): void;
}

interface TimelineCanvasProps {
  ref: Ref<TimelineHandle>;
  timeline: Timeline;
  labels: Labels;
  packed: boolean;
  showCritical: boolean;
  slotLimit: number;
}

/** A press that moves less than this is a click, in pixels. */
const CLICK = 4;

/** The tasks as bars on a canvas. For screen readers it is a list of which the chosen task is told. */
export function TimelineCanvas({
  ref,
  timeline,
  labels,
  packed,
  showCritical,
  slotLimit,
}: TimelineCanvasProps) {
  const { selection } = useSession();
  const { jumpTo } = useShell();
  const canvas = useRef<HTMLCanvasElement>(null);
  const surface = useRef<Surface | null>(null);
  const press = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const [pointer, setPointer] = useState<{ x: number; y: number } | null>(null);
  const theme = useStore(themeStore, (state) => state.resolved);
  const hovered = useStore(hoveredItem, ({ item }) => item?.task ?? null);
  const selected = useSelectionPart((state) => state.taskId);
  const summaryId = useId();
  const optionId = useId();
  const nameOf = (bar: Bar) => labels.path(bar.task.path);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const made = new Surface(element, () => undefined);
    surface.current = made;
    const room = element.parentElement ?? element;
    const observer = new ResizeObserver(() => made.resize(room.clientWidth, room.clientHeight));
    observer.observe(room);
    // React listens to the wheel passively, and then the browser zooms the page.
    const onWheel = (event: WheelEvent) => wheel(made, element, event);
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', onWheel);
      made.dispose();
      hoverItem(null);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: names are read when they are drawn, and come with `labels`.
  useEffect(() => {
    const { bands, slots, all, now, critical } = timeline;
    surface.current?.show({
      bands,
      slots,
      all,
      now,
      critical,
      packed,
      showCritical,
      slotLimit,
      selected,
      hovered,
      nameOf,
    });
  }, [timeline, labels, packed, showCritical, slotLimit, selected, hovered]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the theme's tokens.
  useEffect(() => surface.current?.themeChanged(), [theme]);

  useEffect(() => {
    if (selected !== null) surface.current?.reveal(selected);
  }, [selected]);

  useImperativeHandle(ref, () => ({
    zoom: (factor) => surface.current?.zoom(factor),
    fit: () => surface.current?.fit(),
  }));

  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const made = surface.current;
    if (made === null) return;
    const at = pointOf(event);
    const begun = press.current;
    if (begun !== null) {
      const [dx, dy] = [at.x - begun.x, at.y - begun.y];
      if (begun.moved || Math.hypot(dx, dy) >= CLICK) {
        made.pan(-dx, -dy);
        press.current = { ...at, moved: true };
      }
    }
    made.point(at);
    setPointer(at);
    const bar = made.barAt(at.x, at.y);
    hoverItem(
      bar === undefined ? null : { node: bar.node, task: bar.task.task, place: null, label: nameOf(bar) },
    );
  };
  const leave = () => {
    surface.current?.point(null);
    setPointer(null);
    hoverItem(null);
  };
  const release = (event: PointerEvent<HTMLCanvasElement>) => {
    const wasDrag = press.current?.moved !== false;
    press.current = null;
    if (wasDrag) return;
    const { x, y } = pointOf(event);
    const bar = surface.current?.barAt(x, y);
    if (bar !== undefined) selection.selectTask(bar.node, bar.task.task);
  };
  const onKey = (event: KeyboardEvent) => {
    const made = surface.current;
    if (made === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const bar = step === undefined ? undefined : stepFrom(made.rowsShown, selected, step, made.timeShown);
    if (bar !== undefined) selection.selectTask(bar.node, bar.task.task);
    else if (step === undefined && !view(made, event.key)) {
      if (event.key !== 'Enter') return;
      const node = selected === null ? undefined : placeOf(made.rowsShown, selected)?.bar.node;
      if (node !== undefined && selected !== null) {
        jumpTo(node);
        selection.selectTask(node, selected);
      }
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const made = surface.current;
  const tip = pointer === null ? undefined : made?.barAt(pointer.x, pointer.y);
  const chosen = selected === null || made === null ? undefined : placeOf(made.rowsShown, selected)?.bar;
  return (
    <div className={styles.room}>
      <div
        role="listbox"
        tabIndex={0}
        className={styles.surface}
        aria-label="Tasks over time"
        aria-describedby={summaryId}
        aria-activedescendant={chosen === undefined ? undefined : optionId}
        onKeyDown={onKey}
      >
        <canvas
          ref={canvas}
          className={styles.canvas}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            press.current = { ...pointOf(event), moved: false };
          }}
          onPointerMove={move}
          onPointerUp={release}
          onPointerCancel={() => {
            press.current = null;
          }}
          onPointerLeave={leave}
          onDoubleClick={(event) => surface.current?.zoom(2, event.nativeEvent.offsetX)}
        />
        {chosen === undefined ? null : (
          // biome-ignore lint/a11y/useFocusableInteractive: the timeline has the focus and walks its options.
          <span
            role="option"
            id={optionId}
            aria-selected
            className={styles.hidden}
            aria-label={`${labels.node(chosen.node)}${nameOf(chosen) === '' ? '' : `, ${nameOf(chosen)}`}: ${barFacts(chosen, timeline.now).join('. ')}`}
          />
        )}
      </div>
      <p id={summaryId} className={styles.hidden}>
        {counted(timeline.tasks, 'task')} in {duration(timeline.all.to - timeline.all.from)}.{' '}
        {timeline.criticalSentence} Arrow keys go from task to task, plus and minus zoom, F shows everything.
      </p>
      {pointer === null || made === null ? null : (
        <BarTip
          at={pointer}
          bar={tip}
          labels={labels}
          now={timeline.now}
          time={made.timeAt(pointer.x) - timeline.all.from}
          slots={slotsAt(timeline.slots, made.timeAt(pointer.x))}
        />
      )}
    </div>
  );
}

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'before',
  ArrowRight: 'after',
  Home: 'first',
  End: 'last',
};

/** Keys that change where one looks. */
function view(surface: Surface, key: string): boolean {
  switch (key) {
    case '+':
    case '=':
      surface.zoom(1.6);
      return true;
    case '-':
      surface.zoom(1 / 1.6);
      return true;
    case 'f':
    case 'F':
    case '0':
      surface.fit();
      return true;
    case 'PageDown':
      surface.pan(0, surface.scroll.room * 0.8);
      return true;
    case 'PageUp':
      surface.pan(0, -surface.scroll.room * 0.8);
      return true;
    default:
      return false;
  }
}

/** The wheel scrolls the rows, with Shift the time; with Ctrl or ⌘ it zooms the time and with Alt the rows, as a pinch does. */
function wheel(surface: Surface, element: HTMLElement, event: WheelEvent): void {
  event.preventDefault();
  const { left, top } = element.getBoundingClientRect();
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const [dx, dy] = [event.deltaX * lines, event.deltaY * lines];
  if (event.ctrlKey || event.metaKey) surface.zoom(Math.exp(-dy * 0.004), event.clientX - left);
  else if (event.altKey) surface.zoomRows(Math.exp(-(dy === 0 ? dx : dy) * 0.004), event.clientY - top);
  else if (event.shiftKey) surface.pan(dx === 0 ? dy : dx, 0);
  else surface.pan(dx, dy);
}

function pointOf({ nativeEvent: { offsetX, offsetY } }: PointerEvent): { x: number; y: number } {
  return { x: offsetX, y: offsetY };
}
