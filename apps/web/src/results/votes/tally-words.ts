import type { Ballot, Standing, Tally } from '@parallax/nodes';
import type { Json } from '@parallax/schema';
import { count, counted } from '../../ui/format.ts';
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

/** Votes, points or scores: whole numbers as they are, others with two digits. */
export function formatVotes(votes: number): string {
  return Number.isInteger(votes) ? count(votes) : votes.toFixed(2);
}

/** "Stopped after 8 of 40 answers: 32 calls saved." Empty where all were asked for. */
export function stopLine({ stopReason, samplesSaved, samplesPossible, callsSaved }: StopFigures): string {
  const made = samplesPossible - samplesSaved;
  const of = `${count(made)} of ${counted(samplesPossible, 'answer')}`;
  const saved =
    callsSaved === null ? `${counted(samplesSaved, 'answer')} saved` : `${counted(callsSaved, 'call')} saved`;
  switch (stopReason) {
    case 'all':
      return '';
    case 'adaptive':
    case 'esc':
      return samplesSaved === 0 ? `Decided with ${of}: nothing was saved.` : `Stopped after ${of}: ${saved}.`;
    case 'enough':
      return samplesSaved === 0 ? '' : `Closed with ${of}: the others were called off.`;
    case 'deadline':
      return 'Closed at its deadline with the answers that had come.';
  }
}

type StopFigures = Pick<Tally, 'stopReason' | 'samplesSaved' | 'samplesPossible' | 'callsSaved'>;

/** "“No” leads", or who are level. A choice stands in quotes: it may be any word. */
export function leaderLine({ counts }: Pick<Standing, 'counts'>): string {
  const [first, second] = counts;
  if (first === undefined) return 'No leader yet';
  const name = `“${choiceText(first.value)}”`;
  if (second?.votes !== first.votes) return `${name} leads`;
  const level = counts.filter(({ votes }) => votes === first.votes).length;
  return level === 2
    ? `${name} and “${choiceText(second.value)}” are level`
    : `${counted(level, 'candidate')} are level`;
}

/** "5 of up to 40 answers are in, 1 abstained." */
export function standingLine({ valid, abstained, failed, samplesPossible }: Standing): string {
  const came = valid + abstained + failed;
  const of = samplesPossible === null ? '' : ` of up to ${count(samplesPossible)}`;
  const parts = [
    `${count(came)}${of} answers are in`,
    abstained > 0 && `${abstained} abstained`,
    failed > 0 && `${failed} failed`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it means. */
  readonly help: string;
}

/** The figures of a tally with their explanations. */
export function figuresOf(tally: Tally): Figure[] {
  const counts = tally.samplesPossible > tally.samplesUsed ? ` of ${count(tally.samplesPossible)}` : '';
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
      value: `${count(tally.samplesUsed)}${counts}`,
      help: 'Answers that the vote was decided on, of as many as there could have been.',
    },
  ];
}
