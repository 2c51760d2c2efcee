/** What a person needs to know to choose a method. */
export interface MethodHelp {
  readonly does: string;
  readonly when: string;
  readonly source: string;
}

const help: Readonly<Record<string, MethodHelp>> = {
  majority: {
    does: 'Reads one choice in each answer and counts. Answers without one abstain: they cost a call and do not vote.',
    when: 'The question has one short right answer: a number, a letter, a name. Take an odd number of answers, since an even one can be level. More votes help only where single answers are mostly right.',
    source:
      'Self-consistency, arXiv 2203.11171: plain counting did as well there as weighting by probability.',
  },
  weighted: {
    does: 'Adds up the weights that answers give themselves, such as a confidence from 0 to 1.',
    when: 'You have reason to trust the weights: a checker, a measured accuracy. The confidence that models state is mostly too high.',
    source: 'Weighted plurality; compared with plain counting in arXiv 2203.11171.',
  },
  approval: {
    does: 'Every answer approves of as many options as it likes; the one that most approve of wins.',
    when: 'Several options may be fine, and you want the one that the fewest object to.',
    source: 'Brams and Fishburn, Approval Voting, 1978.',
  },
  borda: {
    does: 'Of m options, the first of a ranking gets m − 1 points, the last 0. Options that are left out share what is left.',
    when: 'You want a compromise that is high in most rankings. It can be swayed by adding options that are alike.',
    source: 'Borda, 1781.',
  },
  irv: {
    does: 'Each vote counts for the best option that is still in; while none has more than half, the weakest leaves.',
    when: 'You want a winner that more than half prefer at the end. Know its quirk: putting the winner higher can, rarely, make it lose.',
    source: 'Instant run-off (Ware, 1871); on its failure of monotonicity, Doron and Kronick, 1977.',
  },
  copeland: {
    does: 'Compares every two options by how many rankings prefer which. A contest won is 1 point, a level one ½.',
    when: 'You want the option that beats every other one by one. Where there is none, the tally says so.',
    source: 'Copeland, 1951; Condorcet, 1785.',
  },
  judge: {
    does: 'A model sees the answers, shuffled and at most eight at once, and names the one that agrees most with the others.',
    when: 'Answers are free text, so that no two are written alike: summaries, plans, code. One call for up to eight different answers.',
    source: 'Universal self-consistency, arXiv 2311.17311.',
  },
  pairwise: {
    does: 'A model compares every two answers in both orders. Where it changes its mind with the order, the two are level.',
    when: 'Few answers and high stakes: it makes n(n − 1) calls, 20 for 5 answers. Both orders are asked because judges favour a place: GPT-4 kept its answer in 65% of swaps.',
    source: 'MT-Bench, arXiv 2306.05685.',
  },
  bestOf: {
    does: 'The answer with the highest score wins. The score is in the answer, or a model gives each one from 0 to 10.',
    when: 'There is a checker that scores, such as tests or a rubric. Without one it costs a call for each different answer.',
    source: 'Best of n, as in arXiv 2009.01325.',
  },
};

export function methodHelp(method: string): MethodHelp | undefined {
  return Object.hasOwn(help, method) ? help[method] : undefined;
}
