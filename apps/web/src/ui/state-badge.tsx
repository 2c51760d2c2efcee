import { cx } from './cx.ts';
import styles from './state.module.css';
import { stateIcon, stateWord, type ViewState } from './states.ts';

/** The icon of a state in its colour. `label` names it for screen readers; leave it out where words stand beside it. */
export function StateIcon({ state, label }: { state: ViewState; label?: string }) {
  const Icon = stateIcon[state];
  return (
    <span
      className={cx(styles.icon, state === 'running' && styles.live)}
      data-state={state}
      {...(label === undefined ? {} : { role: 'img', 'aria-label': label })}
    >
      <Icon aria-hidden />
    </span>
  );
}

/** A state as icon and word, e.g. "Running". `text` replaces the word: "97 of 100". */
export function StateBadge({ state, text }: { state: ViewState; text?: string }) {
  return (
    <span className={styles.badge} data-state={state}>
      <StateIcon state={state} />
      {text ?? stateWord[state]}
    </span>
  );
}
