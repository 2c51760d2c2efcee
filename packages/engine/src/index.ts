export * from './clock.ts';
export { checkConnection } from './compile/check-connection.ts';
export { type Compiled, compile } from './compile/compile.ts';
export type { Gathering, Program, ProgramEdge, ProgramNode, Stack } from './compile/program.ts';
export * from './kind.ts';
export * from './model-port.ts';
export { type CriticalTask, criticalPath } from './plan/critical-path.ts';
export { type PriceOf, planOf } from './plan/plan.ts';
export * as range from './plan/range.ts';
