export { exportRun } from './export-run.ts';
export { type ExportFormat, exportFormats, formatOfEnding } from './formats.ts';
export { type Titles, toMarkdown } from './markdown.ts';
export { whyMissing } from './missing.ts';
export { type OutputPages, type RanGraph, sourceOf, titlesOf } from './ran-graph.ts';
