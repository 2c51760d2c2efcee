import { ChevronDown, ChevronUp, Maximize2, Minimize2 } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useStore } from 'zustand';
import { useShell } from '../app/shell-context.ts';
import { useRun } from '../run/hooks.ts';
import { cx } from '../ui/cx.ts';
import { count as formatCount } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { lazyView } from '../ui/lazy-view.tsx';
import styles from './dock.module.css';
import { ExportMenu } from './export-menu.tsx';
import { PanelBoundary } from './panel/panel-boundary.tsx';
import { type ResultsTab, readTab, resultsTab, resultsTabs, useShowResults } from './results-tab.ts';
import { tabCount } from './tab-count.ts';
import { TotalsBar } from './totals/totals-bar.tsx';

// Markdown and tables are a good part of the page's code, and not needed before somebody looks at results.
const DockPanel = lazyView(async () => (await import('./dock-panel.tsx')).DockPanel);

const titles: Readonly<Record<ResultsTab, string>> = {
  answers: 'Answers',
  compare: 'Compare',
  votes: 'Votes',
  timeline: 'Timeline',
  statistics: 'Statistics',
  table: 'Table',
  missing: 'Missing',
  log: 'Log',
};

/** The results of the run that is shown: a row of tabs with the run's totals, and the panel of one tab. It fills its place. */
export function ResultsDock() {
  const { tab } = useStore(resultsTab);
  const { dock, setDock } = useShell();
  const show = useShowResults();
  const runId = useRun((view) => view.runId);
  const isOpen = dock !== 'collapsed';
  const isFull = dock === 'full';
  return (
    <Tabs.Root
      className={styles.root}
      value={tab}
      onValueChange={(value) => show(readTab(value) ?? tab)}
      activationMode="manual"
    >
      <header className={cx(styles.header, !isOpen && styles.folded)}>
        <Tabs.List className={styles.tabs} aria-label="Results">
          {resultsTabs.map((each) => (
            // A press on the chosen tab changes no value, but must open a dock that is folded away.
            <Tabs.Trigger key={each} value={each} className={styles.tab} onClick={() => show(each)}>
              {titles[each]}
              <Badge tab={each} />
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <div className={styles.totals}>
          <TotalsBar />
        </div>
        <div className={styles.buttons}>
          <ExportMenu />
          <IconButton
            size="small"
            side="top"
            icon={isFull ? Minimize2 : Maximize2}
            label={isFull ? 'Give the window back' : 'Use the whole window'}
            keys="Mod+Shift+Enter"
            onClick={() => setDock(isFull ? 'open' : 'full')}
          />
          <IconButton
            size="small"
            side="top"
            icon={isOpen ? ChevronDown : ChevronUp}
            label={isOpen ? 'Fold the results away' : 'Show the results'}
            keys="Mod+J"
            aria-expanded={isOpen}
            onClick={() => setDock(isOpen ? 'collapsed' : 'open')}
          />
        </div>
      </header>
      {isOpen ? (
        <Tabs.Content value={tab} className={styles.panel} tabIndex={-1}>
          <PanelBoundary key={`${tab} ${runId}`}>
            <DockPanel tab={tab} />
          </PanelBoundary>
        </Tabs.Content>
      ) : (
        // The tabs point to their panel, folded away or not.
        <Tabs.Content value={tab} hidden />
      )}
    </Tabs.Root>
  );
}

function Badge({ tab }: { tab: ResultsTab }) {
  const count = useRun((view) => tabCount(tab, view));
  return count === 0 ? null : (
    <span className={cx(styles.badge, tab === 'missing' && styles.alarm)}>{formatCount(count)}</span>
  );
}
