import { type Issue, type ReadGraph, readGraph } from '@parallax/schema';
import { templates } from '@parallax/templates';
import { CommandError, reasonOf } from '../exit.ts';
import { parseJson, readTextFile } from '../input/read-file.ts';

const TEMPLATE = 'template:';

/**
 * Opens a graph by the path of its file or as `template:<id>`. What is wrong with the document's shape comes back as issues;
 * throws a `CommandError` when there is no document at all.
 */
export async function openGraph(source: string): Promise<ReadGraph> {
  if (source.startsWith(TEMPLATE)) {
    return { ok: true, graph: await openTemplate(source.slice(TEMPLATE.length)) };
  }
  let text: string;
  try {
    text = await readTextFile(source);
  } catch (error) {
    const isTemplate = templates.some((template) => template.id === source);
    if (!isTemplate) throw error;
    throw new CommandError(`${reasonOf(error)} There is a template of that name: ${TEMPLATE}${source}`);
  }
  return readGraph(parseJson(text, source));
}

async function openTemplate(id: string) {
  const template = templates.find((candidate) => candidate.id === id);
  if (template !== undefined) return await template.load();
  throw new CommandError(
    `There is no template "${id}". There are ${templates.map((known) => known.id).join(', ')}.`,
  );
}

/** An issue as one line: where it is, and what to do about it. */
export function issueLine(issue: Issue): string {
  const place = [
    issue.node === undefined ? '' : `node "${issue.node}"`,
    issue.edge === undefined ? '' : `edge "${issue.edge}"`,
    issue.path.join('.'),
  ].filter((part) => part !== '');
  return `${issue.severity}: ${place.length === 0 ? '' : `${place.join(', ')}: `}${issue.message} [${issue.code}]`;
}
