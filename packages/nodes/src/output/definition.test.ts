import { kindSuite } from '@parallax/testkit/kind-suite';
import { outputKind } from './definition.ts';

kindSuite(outputKind, [
  { name: 'nothing' },
  { name: 'a table', config: { format: 'table' }, items: [{ value: 'a' }, { value: { b: 1 } }] },
]);
