/** One of the answers that a request offers. */
export interface Choice {
  /** How to name it in an answer that is only its mark: `B`, `2`; empty if it has none. */
  readonly mark: string;
  readonly text: string;
}

const marked =
  /^\s*(?:\(?([A-Za-z]|\d{1,3})[).:]|\[([A-Za-z]|\d{1,3})\]|(?:option|candidate|answer|headline|choice) (\w{1,3})[:.)]|[-*•])\s+(.+)$/i;

/** Choices written one a line, with or without a mark ("A) …", "2. …", "- …"). Empty when there are fewer than two. */
export function choicesOf(block: string): Choice[] {
  const lines = block.split('\n').filter((line) => line.trim() !== '');
  const listed = lines.flatMap((line) => {
    const found = marked.exec(line);
    return found === null
      ? []
      : [{ mark: (found[1] ?? found[2] ?? found[3] ?? '').toUpperCase(), text: (found[4] ?? '').trim() }];
  });
  if (listed.length >= 2) return listed;
  const inline = [
    ...block.matchAll(/(?:^|\s)\(?([A-H]|\d)[).:]\s+([\s\S]+?)(?=\s+\(?(?:[A-H]|\d)[).:]\s|$)/g),
  ];
  if (inline.length >= 2)
    return inline.map((found) => ({
      mark: found[1] ?? '',
      text: (found[2] ?? '').trim().replace(/[,;]$/, ''),
    }));
  return lines.length >= 2 ? lines.map((line) => ({ mark: '', text: line.trim() })) : [];
}

/** Names offered in a sentence: "one of: positive, negative or mixed", "as spam or not spam". Empty when there are none. */
export function namesOf(instruction: string): string[] {
  const text = instruction.replaceAll(/\s+/g, ' ');
  const list =
    /\b(?:one of(?: the following| these)?(?: \w+){0,2}|into(?: one of)?|categor(?:y|ies)|labels?|class(?:es)?|tones?|options)\s*[:(]\s*([^.)\n]+)/i.exec(
      text,
    )?.[1] ??
    /\b(?:classify|label|categori[sz]e|sort|tag)\b[^.:]*?\b(?:as|into|by)\b:? (?:either )?([^.\n]+? or [^.\n]+)/i.exec(
      text,
    )?.[1] ??
    /\b(?:is|are) (?:it|this|they|the \w+(?: \w+)?) ([\w -]+(?:, [\w -]+)* or [\w -]+)\?/i.exec(text)?.[1];
  if (list === undefined) return [];
  const names = list
    .split(/\s*(?:,|;|\||\/|\bor\b|\band\b)\s*/)
    .map((name) => name.replaceAll(/^["“'`]+|["”'`]+$/g, '').trim());
  const good = [...new Set(names.filter((name) => name !== '' && name.split(' ').length <= 4))];
  return good.length >= 2 ? good : [];
}
