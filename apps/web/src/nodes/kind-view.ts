import type { Json, JsonObject } from '@parallax/schema';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';

/** How a kind looks in the editor. The web's side of a kind is one of these in its own folder, and a line in `kind-views.ts`. */
export interface KindView {
  readonly kind: string;
  readonly icon: LucideIcon;
  /** What stands on the card before a run: the beginning of a prompt, a list's first lines. Total: the config may be broken. */
  preview(config: JsonObject): string;
  /** What a task's output says in a few lines, where that is not simply its text. */
  outputText?(output: Json): string;
  /** The config of a node that is added from the palette, where that is not `{}`. */
  readonly initialConfig?: JsonObject;
  /** The inspector's form of the options. */
  readonly Form?: ComponentType<{ nodeId: string }>;
}
