const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Characters that a reader may take for a tag's brackets (full-width and small forms), or that make a text read differently from what it
 * says: marks that turn the direction of writing, and invisible "tag" letters, which carry hidden instructions.
 */
const deceptive = /[＜＞＆﹤﹥﹠\u202A-\u202E\u2066-\u2069]|[\u{E0000}-\u{E007F}]/gu;

/** Text as data between tags: it can neither close its element nor open another, nor look as if it did. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, entity).replace(deceptive, codePoint);
}

/** Text as the value of a double-quoted attribute, on one line. */
function escapeAttribute(text: string): string {
  return text
    .replace(/[&<>"]/g, entity)
    .replace(deceptive, codePoint)
    .replace(/[\s\u0085]+/g, ' ');
}

/**
 * An element that passes a branch's text to a model as data: `<item index="1" label="Skeptic">…</item>`. The one way in which the words of
 * others enter a prompt. `tag` and the names of attributes are ours, their values may be anything.
 */
export function dataElement(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  text: string,
): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`,
  );
  return `<${tag}${written.join('')}>\n${escapeText(text)}\n</${tag}>`;
}

function entity(character: string): string {
  return entities[character] ?? character;
}

function codePoint(character: string): string {
  return `&#x${character.codePointAt(0)?.toString(16).toUpperCase() ?? 'FFFD'};`;
}
