import type { Intent } from '../intent.ts';
import { answer } from './answer.ts';
import { check } from './check.ts';
import { chooseBest } from './choose.ts';
import { classify } from './classify.ts';
import { criticise } from './criticise.ts';
import { defend } from './defend.ts';
import { digest } from './digest.ts';
import { grade } from './grade.ts';
import { headline } from './headline.ts';
import { keywords } from './keywords.ts';
import { summarise } from './summarise.ts';
import { synthesise } from './synthesise.ts';
import type { Task } from './task.ts';
import { themes } from './themes.ts';
import { weigh } from './weigh.ts';

export const tasks: Readonly<Record<Intent, Task>> = {
  answer,
  check,
  choose: chooseBest,
  classify,
  criticise,
  defend,
  digest,
  grade,
  headline,
  keywords,
  summarise,
  synthesise,
  themes,
  weigh,
};
