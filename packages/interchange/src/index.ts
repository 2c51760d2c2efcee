export { asTypeScript } from './as-typescript.ts';
