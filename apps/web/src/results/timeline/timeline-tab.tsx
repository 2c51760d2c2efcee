import type { Graph, RunState } from '@parallax/schema';
import { GanttChart, Maximize, Route, ZoomIn, ZoomOut } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { stateFilter } from '../../run/state-filter.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Panel, PanelFigure, PanelTools } from '../panel/panel.tsx';
import { labelsOf } from '../run-data/labels.ts';
import { usePacedRun } from '../run-data/use-paced-run.ts';
import type { RowMode } from './bars.ts';
import { Legend } from './legend.tsx';
import { StateFilter } from './state-filter.tsx';
import styles from './timeline.module.css';
import { TimelineCanvas, type TimelineHandle } from './timeline-canvas.tsx';
import { useTimeline } from './use-timeline.ts';

/** A run of many tasks is gone through less often, in milliseconds. */
const PACE_MS = 150;
const PACE_MANY_MS = 600;
const MANY = 2_000;
/** More tasks than this stand in packed rows, unless somebody wants a row for each. */
const PACKED_FROM = 400;

/** Every task of the run over time: what it waited for, its attempts, and how many slots were in use. */
export function TimelineTab() {
  const [pace, setPace] = useState(PACE_MS);
  const { graph, state } = usePacedRun(pace);
  if (graph === null || state === null) return null;
  const wanted = countOf(state) > MANY ? PACE_MANY_MS : PACE_MS;
  if (wanted !== pace) setPace(wanted);
  return <Timeline graph={graph} state={state} />;
}

function Timeline({ graph, state }: { graph: Graph; state: RunState }) {
  const [wantedMode, setMode] = useState<RowMode | null>(null);
  const [showCritical, setShowCritical] = useState(false);
  const only = useStore(stateFilter, (filter) => filter.state);
  const handle = useRef<TimelineHandle>(null);
  const isOver = state.endedAt !== undefined;
  const mode = wantedMode ?? (expected(state) > PACKED_FROM ? 'packed' : 'tasks');
  const timeline = useTimeline(graph, state, { mode, only, wantsCritical: showCritical || isOver });
  const labels = useMemo(() => labelsOf(graph, state.nodes), [graph, state.nodes]);
  if (timeline.tasks === 0) {
    return (
      <EmptyState icon={GanttChart} title="No task yet">
        Each task of the run gets a bar here as soon as it begins.
      </EmptyState>
    );
  }
  return (
    <Panel
      bar={
        <>
          <SegmentedControl
            aria-label="Rows"
            value={mode}
            onChange={setMode}
            options={[
              { value: 'tasks', label: 'A row a task' },
              { value: 'packed', label: 'Packed' },
            ]}
          />
          <StateFilter state={state} />
          <Button
            size="small"
            variant="quiet"
            icon={Route}
            aria-pressed={showCritical}
            title="The chain of tasks that decided how long the run took"
            onClick={() => setShowCritical(!showCritical)}
          >
            Critical path
          </Button>
          {showCritical ? <PanelFigure>{timeline.criticalSentence}</PanelFigure> : null}
          <PanelTools>
            <Legend />
            <span className={styles.zoom}>
              <IconButton
                size="small"
                icon={ZoomOut}
                label="Zoom out"
                keys="-"
                onClick={() => handle.current?.zoom(1 / 1.6)}
              />
              <IconButton
                size="small"
                icon={ZoomIn}
                label="Zoom in"
                keys="+"
                onClick={() => handle.current?.zoom(1.6)}
              />
              <IconButton
                size="small"
                icon={Maximize}
                label="Fit all"
                keys="F"
                onClick={() => handle.current?.fit()}
              />
            </span>
          </PanelTools>
        </>
      }
    >
      <TimelineCanvas
        ref={handle}
        timeline={timeline}
        labels={labels}
        packed={mode === 'packed'}
        showCritical={showCritical}
        slotLimit={graph.limits.concurrency}
      />
    </Panel>
  );
}

function countOf({ nodes }: RunState): number {
  return Object.values(nodes).reduce((sum, { tasks }) => sum + tasks.length, 0);
}

/** How many tasks there will be, as far as that is known: the rows shall not change their kind in the middle of a run. */
function expected({ nodes, estimate }: RunState): number {
  const known = Object.values(nodes).reduce(
    (sum, { tasks, width = 0 }) => sum + Math.max(width, tasks.length),
    0,
  );
  return Math.max(known, estimate?.calls.min ?? 0);
}
