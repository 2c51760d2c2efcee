import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A block of code in docs/add-a-node.md, with the file that it belongs to. */
export interface Block {
  readonly language: string;
  readonly file: string;
  readonly code: string;
}

/** The blocks of the page that name a file, in their order. */
export function readBlocks(): Block[] {
  const page = readFileSync(join(root, 'docs/add-a-node.md'), 'utf8');
  return [...page.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', file = '', code = '']) => ({
      language,
      file,
      code,
    }),
  );
}

/** Does to a text what a diff of the page says: what is added goes after the line before it, which has to be there. */
export function applyDiff(text: string, diff: string): string {
  const lines = text.split('\n');
  let at = -1;
  for (const line of diff.split('\n')) {
    if (line === '…' || line === '') continue;
    if (line.startsWith('+')) {
      at += 1;
      lines.splice(at, 0, line.slice(1));
      continue;
    }
    const found = lines.indexOf(line.slice(1), at + 1);
    if (found < 0) throw new Error(`The page says "${line.slice(1)}", which is not in the file (any more).`);
    at = found;
  }
  return lines.join('\n');
}

/** Copies the package of kinds into an empty folder, next to links to the rest, and does there what the page says. */
export function followPage(folder: string, blocks: readonly Block[]): void {
  const nodes = join(folder, 'packages/nodes');
  mkdirSync(nodes, { recursive: true });
  for (const link of [
    'node_modules',
    'types',
    'tsconfig.base.json',
    'packages/nodes/node_modules',
    'packages/nodes/package.json',
  ]) {
    symlinkSync(join(root, link), join(folder, link));
  }
  cpSync(join(root, 'packages/nodes/src'), join(nodes, 'src'), { recursive: true });
  writeFileSync(
    join(nodes, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.base.json',
      compilerOptions: { noEmit: true, rewriteRelativeImportExtensions: false, types: ['node'] },
      files: ['src/dedupe/definition.test.ts', 'src/built-in.ts'],
    }),
  );
  for (const { language, file, code } of blocks) {
    if (!file.startsWith('packages/')) continue;
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, language === 'diff' ? applyDiff(readFileSync(path, 'utf8'), code) : code);
  }
}
