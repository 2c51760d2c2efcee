import styles from './top-bar.module.css';

/** One point seen along three lines. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden>
      <g strokeWidth="1.75" strokeLinecap="round">
        <path d="M3 10h14" />
        <path d="M3 10c5 0 5-6.5 14-6.5" opacity="0.7" />
        <path d="M3 10c5 0 5 6.5 14 6.5" opacity="0.7" />
      </g>
      <circle cx="3" cy="10" r="2" fill="currentColor" stroke="none" />
    </svg>
  );
}
