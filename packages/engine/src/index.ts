export * from './clock.ts';
export * from './kind.ts';
export * from './model-port.ts';
