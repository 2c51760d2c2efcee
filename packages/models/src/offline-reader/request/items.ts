/** One of several texts that a request puts side by side. */
export interface LabelledItem {
  readonly label: string;
  readonly text: string;
}

const element = /<item\b([^>]*)>([\s\S]*?)<\/item>/gi;

/** The delimited, escaped items of a gathering prompt: `<item index="1" label="Skeptic">…</item>`. */
export function itemsOf(prompt: string): LabelledItem[] {
  return [...prompt.matchAll(element)].map(([, attributes = '', text = ''], index) => {
    const label =
      attribute(attributes, 'label') ?? attribute(attributes, 'name') ?? attribute(attributes, 'index');
    return { label: label ?? `Item ${index + 1}`, text: unescapeMarkup(text).trim() };
  });
}

/** The prompt without its items (and without a wrapper that is then empty). */
export function withoutItems(prompt: string): string {
  return prompt.replaceAll(element, '').replaceAll(/<(\w+)[^>]*>\s*<\/\1>/g, '');
}

export function unescapeMarkup(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#39;|&apos;/g, "'")
    .replaceAll(/&#x([0-9a-f]{1,6});/gi, (whole, hex: string) => {
      const point = Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .replaceAll('&amp;', '&');
}

function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"|\\b${name}\\s*=\\s*'([^']*)'`, 'i').exec(attributes);
  const text = value?.[1] ?? value?.[2];
  return text === undefined || text === '' ? undefined : unescapeMarkup(text);
}
