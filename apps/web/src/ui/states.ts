import {
  Ban,
  Check,
  CircleDashed,
  CircleDot,
  CircleEllipsis,
  CircleSlash2,
  ClockAlert,
  History,
  type LucideIcon,
  RotateCw,
  TriangleAlert,
  X,
} from 'lucide-react';

/** Every state that anything in a run can be in. Each has a colour token, an icon, a pattern (`state.module.css`) and a word. */
export const viewStates = [
  'waiting',
  'queued',
  'running',
  'retrying',
  'ok',
  'reused',
  'partial',
  'failed',
  'timed-out',
  'cancelled',
  'skipped',
] as const;

export type ViewState = (typeof viewStates)[number];

export const stateIcon: Readonly<Record<ViewState, LucideIcon>> = {
  waiting: CircleDashed,
  queued: CircleEllipsis,
  running: CircleDot,
  retrying: RotateCw,
  ok: Check,
  reused: History,
  partial: TriangleAlert,
  failed: X,
  'timed-out': ClockAlert,
  cancelled: Ban,
  skipped: CircleSlash2,
};

export const stateWord: Readonly<Record<ViewState, string>> = {
  waiting: 'Waiting',
  queued: 'Queued',
  running: 'Running',
  retrying: 'Retrying',
  ok: 'Done',
  reused: 'Reused',
  partial: 'Partial',
  failed: 'Failed',
  'timed-out': 'Timed out',
  cancelled: 'Cancelled',
  skipped: 'Skipped',
};
