export const methodOptions = [
  {
    value: 'majority',
    label: 'Majority',
    hint: 'One answer, one vote. The answer that most agree on wins: self-consistency.',
  },
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
] as const;
