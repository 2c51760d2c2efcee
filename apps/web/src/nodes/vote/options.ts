export const methodOptions = [
  { value: 'majority', label: 'Majority', hint: 'One answer, one vote. The answer that most give wins.' },
  { value: 'weighted', label: 'Weighted', hint: 'Each answer says how much its vote counts.' },
  { value: 'approval', label: 'Approval', hint: 'Each answer names all that it finds good enough.' },
  { value: 'borda', label: 'Ranking: Borda', hint: 'Each answer is a ranking; places give points.' },
  { value: 'irv', label: 'Ranking: instant run-off', hint: 'The weakest leaves, round by round.' },
  { value: 'copeland', label: 'Ranking: Copeland', hint: 'Who wins the most contests of two.' },
  { value: 'judge', label: 'A judge chooses', hint: 'A model picks the most consistent answer.' },
  { value: 'pairwise', label: 'A judge compares pairs', hint: 'A model compares every two, in both orders.' },
  { value: 'bestOf', label: 'Best score', hint: 'The answer with the highest score wins.' },
] as const;

export const extractOptions = [
  { value: 'text', label: 'The whole answer', hint: 'For short answers, such as one word.' },
  { value: 'lastNumber', label: 'The last number', hint: 'For calculations: "… so it is 42" votes for 42.' },
  { value: 'choiceLetter', label: 'A letter', hint: 'For multiple choice: A, B, C, …' },
  { value: 'json', label: 'A field of JSON', hint: 'For answers with a schema.' },
  { value: 'regex', label: 'What a pattern finds', hint: 'A regular expression of yours.' },
] as const;

export const unparsableOptions = [
  { value: 'abstain', label: 'Abstains', hint: 'It does not count, but is listed in the tally.' },
  { value: 'fail', label: 'Fails the vote', hint: 'One answer without a vote ends this vote with an error.' },
] as const;

export const tieOptions = [
  {
    value: 'firstIndex',
    label: 'The first to be voted for',
    hint: 'By the order of the branches, not by who answered first.',
  },
  {
    value: 'seeded',
    label: 'Drawn by lot',
    hint: 'By the seed of the run, so that a repetition draws the same.',
  },
  { value: 'abstain', label: 'No winner', hint: 'The tally says that it is a tie.' },
  { value: 'judge', label: 'A judge chooses', hint: 'One call to a model, and only where there is a tie.' },
] as const;

export const stopOptions = [
  { value: 'none', label: 'Ask all', hint: 'Every branch is asked, and every vote counts.' },
  {
    value: 'adaptive',
    label: 'When the lead is sure',
    hint: 'Asks in waves until the leader can hardly be overtaken (Adaptive-Consistency, arXiv 2305.11860).',
  },
  {
    value: 'esc',
    label: 'When a window agrees',
    hint: 'Asks in windows until one is unanimous, and takes its answer; without one, the majority of all (ESC, arXiv 2401.10480).',
  },
] as const;
