/**
 * A piece of a template with its place in the text (`end` is exclusive, both in UTF-16 units).
 * `name` is a well-formed `{{name.field.0}}`; `malformed` is anything else that begins with `{{`, and is kept as it is.
 */
export interface TemplateToken {
  readonly type: 'text' | 'name' | 'malformed';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a `name`: the name and the fields after it. Empty for the other types. */
  readonly path: readonly string[];
}

// `{{{x}}}` is a brace, the name x and a brace, as in `{"a": {{{x}}}}`: the pair nearest to the name counts.
const braces = /\{\{([^{}]*)\}\}|\{\{(?!\{)/g;
/** A name is also a port: letters, digits, "_" and "-". Fields are any keys without dots and braces, e.g. a table's "First name". */
const namePattern = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** Cuts a template into text, names and malformed braces, without gaps. Linear in the text. */
export function templateTokens(template: string): TemplateToken[] {
  const tokens: TemplateToken[] = [];
  let end = 0;
  const push = (type: TemplateToken['type'], start: number, text: string, path: readonly string[] = []) => {
    end = start + text.length;
    tokens.push({ type, text, start, end, path });
  };
  for (const match of template.matchAll(braces)) {
    if (match.index > end) push('text', end, template.slice(end, match.index));
    const path = match[1] === undefined ? undefined : readPath(match[1]);
    if (path === undefined) push('malformed', match.index, match[0]);
    else push('name', match.index, match[0], path);
  }
  if (end < template.length) push('text', end, template.slice(end));
  return tokens;
}

function readPath(inner: string): string[] | undefined {
  const path = inner.split('.').map((part) => part.trim());
  const name = path[0] ?? '';
  return namePattern.test(name) && path.every((part) => part !== '') ? path : undefined;
}

/** The names that templates use, in order of first use over all of them. They become a node's input ports. */
export function templateNames(...templates: readonly string[]): string[] {
  const names = new Set<string>();
  for (const template of templates) {
    for (const { path } of templateTokens(template)) {
      if (path[0] !== undefined) names.add(path[0]);
    }
  }
  return [...names];
}

/** A `{{` that is no name, and what to do about it. */
export interface TemplateIssue {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/**
 * What is malformed in a template. A warning rather than an error, since there is no way to escape braces:
 * a prompt that really means `{{` (LaTeX, another template language) is sent as it is written.
 */
export function templateIssues(template: string): TemplateIssue[] {
  return templateTokens(template)
    .filter((token) => token.type === 'malformed')
    .map(({ start, end, text }) => ({ start, end, message: explain(text) }));
}

function explain(text: string): string {
  const asIs = 'It is sent as it is written.';
  if (!text.endsWith('}}')) return `"{{" is not closed by "}}". ${asIs}`;
  if (text.slice(2, -2).trim() === '') return `"${text}" has no name between its braces. ${asIs}`;
  return `"${text}" is not a name: write {{name}} or {{name.field.0}}, with letters, digits, "_" and "-". ${asIs}`;
}
