import { CircleHelp } from 'lucide-react';
import { agentView } from './agent/view.ts';
import { fanOutView } from './fan-out/view.ts';
import { inputView } from './input/view.ts';
import type { KindView } from './kind-view.ts';
import { outputView } from './output/view.ts';
import { reduceView } from './reduce/view.ts';
import { voteView } from './vote/view.ts';

/** The web's side of every kind. A further kind is one folder and one line here. */
const kindViews: readonly KindView[] = [inputView, fanOutView, agentView, voteView, reduceView, outputView];

const byName = new Map(kindViews.map((view) => [view.kind, view]));

/** The view of a kind; a plain one for a kind that has none. */
export function kindView(kind: string): KindView {
  return byName.get(kind) ?? { kind, icon: CircleHelp, preview: () => '' };
}
