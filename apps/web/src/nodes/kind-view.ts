import type { JsonObject, NodeState } from '@parallax/schema';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { FormProps } from './form/node-form.ts';
import type { Shape } from './names/shape.ts';

/** How a kind looks in the editor: everything about it that is neither the engine's nor the canvas's business. */
export interface KindView {
  readonly icon: LucideIcon;
  /** A CSS colour, light and dark, for the kind's icon. */
  readonly accent: string;
  /** The config in a few words, such as "offline/reader · temperature 0.7". Takes a config that may be incomplete or wrong. */
  readonly summary: (config: JsonObject) => string;
  readonly form: ComponentType<FormProps>;
  /** What stands in the box of the card during and after a run, where the text of a task would say less. Loaded lazily. */
  readonly cardBody?: ComponentType<{ readonly nodeId: string; readonly node: NodeState }>;
  /**
   * What an output port carries, as far as the config tells, so that prompts can complete its fields. `inputs` has the
   * shapes of what is connected, by port.
   */
  readonly shape?: (
    config: JsonObject,
    port: string,
    inputs: Readonly<Record<string, Shape>>,
  ) => Shape | undefined;
}
