import { type ReactNode, useEffect, useRef } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { useIsPhone } from '../canvas/read-only.ts';
import { cx } from '../ui/cx.ts';
import { useShell } from './shell-context.ts';
import styles from './workspace.module.css';

interface WorkspaceProps {
  /** Absent where nothing can be added. */
  palette?: ReactNode;
  canvas: ReactNode;
  /** Null where there are no results to show. */
  dock: ReactNode;
  inspector: ReactNode;
}

/** The height of the dock's bar of tabs, in pixels. */
const DOCK_BAR = 37;
/** The part of the height that the dock gets when it is opened for the first time, in percent. */
const DOCK_OPEN = 42;

/** Palette, canvas and results at the left, the inspector at the right; the sizes are remembered. On a phone only what can be read. */
export function Workspace({ palette, canvas, dock, inspector }: WorkspaceProps) {
  const { dock: size, setDock } = useShell();
  const isPhone = useIsPhone();
  const columns = useDefaultLayout({ id: 'parallax.columns', storage: localStorage });
  const rows = useDefaultLayout({ id: 'parallax.rows', storage: localStorage });
  const openSize = useRef(rows.defaultLayout?.dock ?? DOCK_OPEN);
  const dockRef = usePanelRef();

  useEffect(() => {
    if (size === 'collapsed') dockRef.current?.collapse();
    if (size === 'open' && dockRef.current?.isCollapsed() === true)
      dockRef.current.resize(`${openSize.current}%`);
  }, [size, dockRef]);

  if (isPhone) {
    return (
      <div className={styles.phone}>
        <div className={styles.canvas}>{canvas}</div>
        {dock === null ? null : (
          <section className={cx(styles.dock, styles[`phone-${size}`])} aria-label="Results">
            {dock}
          </section>
        )}
      </div>
    );
  }
  return (
    <Group
      className={styles.workspace}
      defaultLayout={columns.defaultLayout}
      onLayoutChanged={columns.onLayoutChanged}
    >
      <Panel id="main" minSize={480}>
        <Group
          orientation="vertical"
          onLayoutChanged={(layout, meta) => {
            // The height is remembered, not that the dock is folded away: so it opens as high as it was.
            if (layout.dock === undefined || dockRef.current?.isCollapsed() !== false) return;
            openSize.current = layout.dock;
            rows.onLayoutChanged(layout, meta);
          }}
        >
          <Panel id="canvas" minSize={120}>
            <div className={styles.top}>
              {palette === undefined ? null : (
                <aside className={styles.palette} data-tour="palette">
                  {palette}
                </aside>
              )}
              <div className={styles.canvas} data-tour="canvas">
                {canvas}
              </div>
            </div>
          </Panel>
          {dock === null ? null : (
            <>
              <Separator
                className={cx(styles.separator, styles.horizontal)}
                aria-label="Resize the results"
              />
              <Panel
                id="dock"
                panelRef={dockRef}
                collapsible
                collapsedSize={DOCK_BAR}
                defaultSize={DOCK_BAR}
                minSize={160}
                onResize={({ inPixels }, _, before) => {
                  if (before === undefined) return;
                  if (size !== 'full') setDock(inPixels <= DOCK_BAR + 1 ? 'collapsed' : 'open');
                }}
              >
                <section
                  className={cx(styles.dock, size === 'full' && styles.full)}
                  aria-label="Results"
                  data-tour="results"
                >
                  {dock}
                </section>
              </Panel>
            </>
          )}
        </Group>
      </Panel>
      <Separator className={cx(styles.separator, styles.vertical)} aria-label="Resize the inspector" />
      <Panel
        id="inspector"
        defaultSize={340}
        minSize={260}
        maxSize={640}
        groupResizeBehavior="preserve-pixel-size"
      >
        <div className={styles.inspector}>{inspector}</div>
      </Panel>
    </Group>
  );
}
