import { isJsonObject } from '@parallax/schema';
import { Vote } from 'lucide-react';
import { textOf } from '../config-text.ts';
import type { KindView } from '../kind-view.ts';

export const voteView: KindView = {
  kind: 'vote',
  icon: Vote,
  preview: (config) => `By ${textOf(config, 'method') || 'majority'}`,
  outputText(output) {
    const winner = isJsonObject(output) ? output.winner : output;
    return winner === null || winner === undefined
      ? 'No decision'
      : typeof winner === 'string'
        ? winner
        : JSON.stringify(winner);
  },
};
