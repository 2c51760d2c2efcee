import { type ViewState, viewStates } from './states.ts';

/** The tokens of the theme that a canvas draws with. */
export interface ThemeColours {
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly panel: string;
  readonly accent: string;
  readonly state: Readonly<Record<ViewState, string>>;
  readonly font: string;
}

/** Reads the tokens as they are now; to be read again when the theme changes. */
export function readColours(element: Element): ThemeColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim() || 'gray';
  const colours = viewStates.map((state): [ViewState, string] => [state, token(`state-${state}`)]);
  return {
    text: token('text-1'),
    quiet: token('text-3'),
    line: token('border'),
    panel: token('bg-panel'),
    accent: token('accent'),
    state: Object.fromEntries(colours) as Record<ViewState, string>,
    font: style.getPropertyValue('--font-ui').trim() || 'sans-serif',
  };
}
