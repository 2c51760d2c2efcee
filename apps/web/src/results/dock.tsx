import { ChevronDown, ChevronUp, Maximize2, Minimize2 } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useStore } from 'zustand';
import { useShell } from '../app/shell-context.ts';
import { useRun } from '../run/hooks.ts';
import { cx } from '../ui/cx.ts';
import { count as formatCount } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import tabStyles from '../ui/tabs.module.css';
import styles from './dock.module.css';
import { DockPanel } from './dock-panel.tsx';
import { type ResultsTab, readTab, resultsTab, resultsTabs, useShowResults } from './results-tab.ts';
import { tabCount } from './tab-count.ts';
import { TotalsBar } from './totals/totals-bar.tsx';

const titles: Readonly<Record<ResultsTab, string>> = {
  answers: 'Answers',
  compare: 'Compare',
  votes: 'Votes',
  table: 'Table',
  missing: 'Missing',
  log: 'Log',
};

/** The results of the run that is shown: a row of tabs with the run's totals, and the panel of one tab. It fills its place. */
export function ResultsDock() {
  const { tab } = useStore(resultsTab);
  const { dock, setDock } = useShell();
  const show = useShowResults();
  const isOpen = dock !== 'collapsed';
  const isFull = dock === 'full';
  return (
    <Tabs.Root
      className={styles.root}
      value={tab}
      onValueChange={(value) => show(readTab(value) ?? tab)}
      activationMode="manual"
    >
      <header className={styles.header}>
        <Tabs.List className={cx(tabStyles.list, styles.tabs)} aria-label="Results">
          {resultsTabs.map((each) => (
            // A press on the chosen tab changes no value, but must open a dock that is folded away.
            <Tabs.Trigger key={each} value={each} className={tabStyles.tab} onClick={() => show(each)}>
              {titles[each]}
              <Badge tab={each} />
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <div className={styles.totals}>
          <TotalsBar />
        </div>
        <div className={styles.buttons}>
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
          <DockPanel tab={tab} />
        </Tabs.Content>
      ) : null}
    </Tabs.Root>
  );
}

function Badge({ tab }: { tab: ResultsTab }) {
  const count = useRun((view) => tabCount(tab, view));
  return count === 0 ? null : (
    <span className={cx(tabStyles.badge, tab === 'missing' && styles.alarm)}>{formatCount(count)}</span>
  );
}
