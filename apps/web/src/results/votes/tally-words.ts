import type { Ballot, Tally } from '@parallax/nodes';
import type { Json } from '@parallax/schema';
import { counted } from '../../ui/format.ts';
import type { ViewState } from '../../ui/states.ts';
import { formatShare } from '../format/figures.ts';

/** A choice for people; texts without quotes. */
export function choiceText(choice: Json): string {
  if (choice === null) return 'none';
  return typeof choice === 'string' ? choice : JSON.stringify(choice);
}

export const statusWord: Readonly<Record<Tally['status'], string>> = {
  decided: 'Decided',
  tie: 'Tie',
  noQuorum: 'No quorum',
};

/** How the outcome of a vote is drawn. */
export function voteViewState({ status, winner }: Pick<Tally, 'status' | 'winner'>): ViewState {
  if (status === 'noQuorum') return 'failed';
  return status === 'tie' || winner === null ? 'partial' : 'ok';
}

export const ballotWord: Readonly<Record<Ballot['status'], string>> = {
  valid: 'Counted',
  abstained: 'Abstained',
  failed: 'Failed',
};

export const ballotState: Readonly<Record<Ballot['status'], ViewState>> = {
  valid: 'ok',
  abstained: 'skipped',
  failed: 'failed',
};

/** "7 counted, 1 abstained, 1 failed": what became of the ballots; what there is none of is left out. */
export function turnout({ valid, abstained, failed }: Tally): string {
  return [`${valid} counted`, abstained > 0 && `${abstained} abstained`, failed > 0 && `${failed} failed`]
    .filter(Boolean)
    .join(', ');
}

export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it means. */
  readonly help: string;
}

/** The figures of a tally with their explanations. */
export function figuresOf(tally: Tally): Figure[] {
  const saved = tally.samplesSaved > 0 ? `, ${counted(tally.samplesSaved, 'call')} saved` : '';
  return [
    { name: 'Share', value: formatShare(tally.share), help: 'The leader’s part of the counted votes.' },
    {
      name: 'Margin',
      value: formatShare(tally.margin),
      help: 'The leader’s share less that of the second. Near 0, one more answer could turn the vote.',
    },
    {
      name: 'Entropy',
      value: tally.entropy === null ? '–' : tally.entropy.toFixed(2),
      help: 'How scattered the votes are: 0 when all agree, 1 when all candidates are level.',
    },
    {
      name: 'P(leader)',
      value: tally.pLeader === null ? '–' : formatShare(tally.pLeader),
      help: 'How sure it is that the leader is really the more frequent answer of the top two (the Beta criterion of Adaptive-Consistency). It is not the probability that the answer is right.',
    },
    {
      name: 'Samples',
      value: `${tally.samplesUsed}${saved}`,
      help: 'Answers that arrived in time for the vote, and calls that were not needed to decide it.',
    },
  ];
}
