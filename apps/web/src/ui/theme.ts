import { createStore } from 'zustand/vanilla';

export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'parallax.theme';

function remembered(): ThemeChoice {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** What the person chose, and what that comes to now. */
export interface ThemeState {
  readonly choice: ThemeChoice;
  readonly resolved: 'light' | 'dark';
}

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

function resolve(choice: ThemeChoice): ThemeState {
  const system = prefersDark.matches ? 'dark' : 'light';
  return { choice, resolved: choice === 'system' ? system : choice };
}

export const themeStore = createStore<ThemeState>(() => resolve(remembered()));

function show({ resolved }: ThemeState): void {
  document.documentElement.dataset.theme = resolved;
}

/** Applies the theme to the page and follows the system while the choice is `system`. */
export function startTheme(): void {
  show(themeStore.getState());
  themeStore.subscribe(show);
  prefersDark.addEventListener('change', () => themeStore.setState(resolve(themeStore.getState().choice)));
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(KEY, choice);
  themeStore.setState(resolve(choice));
}
