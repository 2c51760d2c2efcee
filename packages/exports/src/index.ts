export { exportRun } from './export-run.ts';
export { type ExportFormat, exportFormats, formatOfEnding } from './formats.ts';
export { type Titles, toMarkdown } from './markdown.ts';
export { type OutputPages, type RanGraph, sourceOf, titlesOf } from './ran-graph.ts';
