import { createStore } from 'zustand/vanilla';
import type { ViewState } from '../ui/states.ts';

/** The one state whose items are looked at, in the strips of the cards and on the timeline; null: all. */
export const stateFilter = createStore<{ readonly state: ViewState | null }>()(() => ({ state: null }));
