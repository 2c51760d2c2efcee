import { unescapeMarkup } from './items.ts';

/** A named part of a prompt. `name` is in lower case and empty where the prompt gives none. */
export interface Section {
  readonly name: string;
  readonly text: string;
}

/** A prompt taken apart: what it asks, and the texts that it is about. */
export interface Parts {
  readonly instruction: string;
  readonly sections: readonly Section[];
}

const tagged = /<([a-z][\w-]*)\b[^>]*>\s*([\s\S]*?)\s*<\/\1>/gi;
const fenced = /(?:^|\n)[ \t]*(```|"""|~~~|---{1,})[^\n]*\n([\s\S]*?)\n[ \t]*\1[ \t]*(?=\n|$)/g;
const headed =
  /^(?:#{1,6}\s+)?\**((?:the |this |here is the |my )?(?:\w+ )?(?:essay|text|article|plan|document|proposal|passage|source|context|story|report|abstract|transcript|notes|e-?mail|message|letter|draft|review|reviews|comment|comments|input|content|material|speech|code|summary|rubric|criteria|marking scheme|scale|guidelines|question|claim|statement|hypothesis|options|choices|candidates|headlines|titles|answers|alternatives|labels|categories|classes|topic|assignment|brief|facts|items|themes))\**\s*:\**[ \t]*(.*)$|^#{1,6}\s+(.+)$/i;
const opening =
  /^(?:please |now |then |first,? |carefully |briefly |you (?:are|will|must|should)\b)?(?:tl;?dr|summari[sz]e|sum up|shorten|condense|list|extract|name|write|give|grade|score|rate|mark|assess|evaluate|judge|review|critici[sz]e|critique|attack|defend|argue|weigh|classify|categori[sz]e|label|choose|pick|select|vote|answer|explain|find|check|verify|tell|compare|combine|merge|synthesi[sz]e|describe|identify|point out|propose|suggest|translate|rewrite|read|decide|determine|count|calculate|look|what|which|who|when|where|why|how|is|are|does|do|did|can|will|has|have|in one|using|based on|from the|according|respond|return|say|state|you are|you)\b/i;

/** Splits a prompt into its instruction and its sections: tags, fences, headings, then plain paragraphs. */
export function partsOf(prompt: string, system: string): Parts {
  const sections: Section[] = [];
  let rest = prompt.replaceAll(tagged, (whole, name: string, text: string) => {
    if (name.toLowerCase() === 'item') return whole;
    sections.push({ name: nameOf(name), text: unescapeMarkup(text) });
    return '\n\n';
  });
  rest = rest.replaceAll(fenced, (_, __, text: string) => {
    sections.push({ name: '', text });
    return '\n\n';
  });
  const outline = headings(rest);
  sections.push(...outline.sections);
  if (sections.length > 0) return { instruction: tidy(outline.instruction), sections };
  return paragraphs(outline.instruction, system);
}

/** Whether a block tells the reader to do something, and is not a text to read. */
function isInstruction(block: string): boolean {
  const text = block.trim();
  const words = text.split(/\s+/).length;
  return words <= 120 && (opening.test(text) || /[:?]$/.test(text)) && (words > 1 || /^tl;?dr/i.test(text));
}

function headings(text: string): Parts {
  const instruction: string[] = [];
  const sections: { name: string; lines: string[] }[] = [];
  let open: { name: string; lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    const found = headed.exec(line.trim());
    const named = found?.[1];
    // A markdown heading that is no known name opens a section only outside of a text.
    if (found !== null && (named !== undefined || open === undefined)) {
      open = { name: nameOf(named ?? ''), lines: named === undefined ? [line] : [found[2] ?? ''] };
      sections.push(open);
    } else {
      (open?.lines ?? instruction).push(line);
    }
  }
  const filled = sections
    .map(({ name, lines }) => ({ name, text: lines.join('\n').trim() }))
    .filter((section) => section.text !== '');
  return { instruction: instruction.join('\n'), sections: filled };
}

/** No marks at all: an instruction may stand before the text, after it, on its first line, or in the system prompt alone. */
function paragraphs(prompt: string, system: string): Parts {
  const blocks = prompt
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  const first = blocks[0] ?? '';
  const last = blocks.at(-1) ?? '';
  if (blocks.length > 1) {
    const before = isInstruction(first) ? 1 : 0;
    const after = blocks.length - before > 1 && isInstruction(last) && last.length < 400 ? 1 : 0;
    if (before + after > 0) {
      const text = blocks.slice(before, blocks.length - after).join('\n\n');
      const instruction = [before === 1 ? first : '', after === 1 ? last : ''].join('\n\n').trim();
      return { instruction, sections: [{ name: nounOf(first), text }] };
    }
  }
  const lines = first.split('\n');
  if (blocks.length === 1 && lines.length > 1 && isInstruction(lines[0] ?? '')) {
    return {
      instruction: lines[0] ?? '',
      sections: [{ name: nounOf(first), text: lines.slice(1).join('\n').trim() }],
    };
  }
  const inline = /^([^:\n]{3,160}):\s+([\s\S]{12,})$/.exec(first);
  if (blocks.length === 1 && inline !== null && opening.test(inline[1] ?? '')) {
    return {
      instruction: inline[1] ?? '',
      sections: [{ name: nounOf(inline[1] ?? ''), text: (inline[2] ?? '').trim() }],
    };
  }
  const alone = blocks.length === 1 && (opening.test(first) || /\?$/.test(first));
  if (alone || system.trim() === '') {
    return alone && isInstruction(first)
      ? { instruction: first, sections: [] }
      : { instruction: '', sections: textOf(prompt) };
  }
  return { instruction: '', sections: textOf(prompt) };
}

function textOf(text: string): Section[] {
  return text.trim() === '' ? [] : [{ name: '', text: text.trim() }];
}

/** "Review this plan:" is about a plan. */
function nounOf(instruction: string): string {
  const noun =
    /\b(?:this|the|following|an?|my|our|each)\s+(?:\w+\s+){0,2}?(essay|text|article|plan|document|proposal|passage|story|report|abstract|transcript|e-?mail|message|letter|draft|review|comment|speech|code)s?\b/i.exec(
      instruction,
    );
  return noun?.[1]?.toLowerCase() ?? '';
}

function nameOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[_-]+/g, ' ')
    .replace(/^(?:the|this|here is the|my) /, '')
    .trim();
}

function tidy(text: string): string {
  return text.replaceAll(/\n{3,}/g, '\n\n').trim();
}
