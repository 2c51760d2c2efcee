import type { MissingItem } from '@parallax/schema';

const reasons = {
  run: 'The run was stopped.',
  'not-needed': 'It was not needed.',
  deadline: 'The time of the run was over.',
  budget: 'The budget of the run was used up.',
  'failed-run': 'Another task failed, which ended the run.',
} as const;

/** Why a result is missing, in words. */
export function whyMissing({ outcome, error, reason }: MissingItem): string {
  return error?.message ?? (reason === undefined ? outcome : reasons[reason]);
}
