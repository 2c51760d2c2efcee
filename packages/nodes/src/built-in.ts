import type { AnyKind } from '@parallax/engine';
import { agentKind } from './agent/definition.ts';
import { blockKind } from './block/definition.ts';
import { blockInputKind, blockOutputKind } from './block/ports.ts';
import { fanOutKind } from './fan-out/definition.ts';
import { inputKind } from './input/definition.ts';
import { outputKind } from './output/definition.ts';
import { reduceKind } from './reduce/definition.ts';
import { voteKind } from './vote/definition.ts';

/** Every kind that Parallax comes with, in the order of the palette. A further kind is one folder and one line here. */
export const builtInKinds: readonly AnyKind[] = [
  inputKind,
  fanOutKind,
  agentKind,
  voteKind,
  reduceKind,
  outputKind,
  blockKind,
  blockInputKind,
  blockOutputKind,
];
