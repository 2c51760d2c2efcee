import type { Graph, RunState } from '@parallax/schema';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ScrollText } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import { useRun } from '../../run/hooks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, counted, duration } from '../../ui/format.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { formatClock } from '../format/clock.ts';
import { Panel, PanelFigure } from '../panel/panel.tsx';
import { labelsOf } from '../run-data/labels.ts';
import styles from './log.module.css';
import { type LogEntry, logEntries } from './log-entries.ts';

const ROW_HEIGHT = 28;

/** What happened, in time order. */
export function LogTab({ graph, state }: { graph: Graph; state: RunState }) {
  const [only, setOnly] = useState<'all' | 'problems'>('all');
  const [text, setText] = useState('');
  const retries = useRun((view) => view.retries);
  const entries = useMemo(
    () => logEntries(state, retries, labelsOf(graph, state.nodes)),
    [graph, state, retries],
  );
  const shown = useMemo(() => filtered(entries, only === 'problems', text), [entries, only, text]);
  return (
    <Panel
      bar={
        <>
          <SegmentedControl
            aria-label="Which happenings"
            value={only}
            onChange={setOnly}
            options={[
              { value: 'all', label: 'Everything' },
              { value: 'problems', label: 'Problems' },
            ]}
          />
          <div className={styles.search}>
            <TextInput
              type="search"
              aria-label="Find in the log"
              placeholder="Find in the log"
              value={text}
              onChange={setText}
            />
          </div>
          <PanelFigure>
            {shown.length === entries.length
              ? counted(entries.length, 'entry', 'entries')
              : `${count(shown.length)} of ${counted(entries.length, 'entry', 'entries')}`}
          </PanelFigure>
        </>
      }
    >
      {shown.length === 0 ? (
        <EmptyState
          icon={ScrollText}
          title={only === 'problems' && text === '' ? 'No problems' : 'Nothing in the log matches'}
        >
          {only === 'problems' && text === ''
            ? 'Retries and failures of this run would stand here.'
            : 'Search for something else.'}
        </EmptyState>
      ) : (
        <Entries entries={shown} from={state.startedAt ?? 0} />
      )}
    </Panel>
  );
}

function Entries({ entries, from }: { entries: readonly LogEntry[]; from: number }) {
  const { selection } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
  });
  const window = virtualizer.getVirtualItems();
  const select = ({ node, task }: LogEntry) => {
    if (node === undefined) return;
    if (task === undefined) selection.selectNode(node);
    else selection.selectTask(node, task);
  };
  return (
    <div className={styles.scroller} ref={scroller}>
      <ol style={{ height: virtualizer.getTotalSize() }}>
        {window.map(({ index, start }) => {
          const entry = entries[index];
          return entry === undefined ? null : (
            <li
              key={entry.key}
              className={styles.entry}
              style={{ top: start }}
              aria-posinset={index + 1}
              aria-setsize={entries.length}
            >
              <time
                className={styles.time}
                dateTime={new Date(entry.at).toISOString()}
                title={formatClock(entry.at)}
              >
                +{duration(entry.at - from)}
              </time>
              <StateIcon state={entry.state} />
              <button
                type="button"
                className={styles.text}
                onClick={() => select(entry)}
                disabled={entry.node === undefined}
              >
                {entry.text}
              </button>
              {entry.detail === undefined ? null : (
                <span className={styles.detail} title={entry.detail}>
                  {entry.detail}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function filtered(entries: readonly LogEntry[], onlyProblems: boolean, text: string): readonly LogEntry[] {
  const wanted = text.trim().toLowerCase();
  if (!onlyProblems && wanted === '') return entries;
  return entries.filter(
    (entry) =>
      (!onlyProblems || entry.isProblem) &&
      `${entry.text}\n${entry.detail ?? ''}`.toLowerCase().includes(wanted),
  );
}
