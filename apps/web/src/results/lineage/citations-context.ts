import { createContext } from 'react';
import type { NamedPlace } from './places.ts';

/** What the names in square brackets of a text stand for. */
export interface Citations {
  cited(name: string): readonly NamedPlace[] | undefined;
  open(places: readonly NamedPlace[], from: HTMLElement): void;
}

/** Null where texts are not looked at as results that cite. */
export const CitationsContext = createContext<Citations | null>(null);
