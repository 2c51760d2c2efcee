import './kind-accents.css';
import { agentView } from './agent/view.ts';
import { blockInputView, blockOutputView, blockView } from './block/view.ts';
import { fanOutView } from './fan-out/view.ts';
import { genericView } from './generic/view.ts';
import { inputView } from './input/view.ts';
import type { KindView } from './kind-view.ts';
import { outputView } from './output/view.ts';
import { reduceView } from './reduce/view.ts';
import { voteView } from './vote/view.ts';

export type { KindView } from './kind-view.ts';

/** How each kind looks in the editor. A further kind is a folder beside these and a line here. */
const views: ReadonlyMap<string, KindView> = new Map([
  ['input', inputView],
  ['fan-out', fanOutView],
  ['agent', agentView],
  ['vote', voteView],
  ['reduce', reduceView],
  ['output', outputView],
  ['block', blockView],
  ['block-input', blockInputView],
  ['block-output', blockOutputView],
]);

/** The view of a kind. One that the editor has no folder for can still be shown and edited as JSON. */
export function kindView(kind: string): KindView {
  return views.get(kind) ?? genericView;
}
