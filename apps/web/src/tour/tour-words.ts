import type { TourStep } from './tour-store.ts';

interface Words {
  readonly title: string;
  readonly text: string;
}

/** What is said at each station. */
export const tourWords: Readonly<Record<TourStep, Words>> = {
  palette: {
    title: 'Nodes to draw with',
    text: 'Click a node, or drag it onto the canvas. A fan-out splits one value into many; an agent then asks a model about all of them at the same time.',
  },
  canvas: {
    title: 'The graph',
    text: 'Drag from the port at the right of a card to the next one. A bundle of lines carries many items, a single line one value. Select a card to change it at the right.',
  },
  run: {
    title: 'Run it',
    text: 'Beside the button stands what a run needs: calls, cost and time. The rehearsal tries the graph on simulated models, without a key and without cost.',
  },
  results: {
    title: 'What comes out',
    text: 'Answers, comparisons, votes and a timeline fill while the run goes on. Press ? for all keys; the tour can be taken again from there.',
  },
};
