/** Digits grouped by commas in threes, or plain; an optional fraction and exponent. */
const decimal = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+)|\.)?(?:[eE]([+-]?\d{1,9}))?$/;

/**
 * The canonical form of a text that is a number, exact at any length: 1,000, 1000.0 and 1e3 are all "1000".
 * Undefined for other text. A comma is a thousands separator: 3,5 is no number.
 */
export function canonicalNumber(text: string): string | undefined {
  const match = decimal.exec(text.trim().replace(/^[−–]/, '-'));
  if (match === null || (match[2] === undefined && match[3] === undefined)) return undefined;
  const fraction = match[3] ?? '';
  const digits = `${(match[2] ?? '').replaceAll(',', '')}${fraction}`.replace(/^0+/, '');
  if (digits === '') return '0';
  const significant = digits.replace(/0+$/, '');
  const exponent = Number(match[4] ?? 0) - fraction.length + (digits.length - significant.length);
  return `${match[1] === '-' ? '-' : ''}${place(significant, exponent)}`;
}

/** Writes digits × 10^exponent: plainly where that is short, else scientifically. */
function place(digits: string, exponent: number): string {
  if (exponent >= 0 && exponent <= 20) return digits + '0'.repeat(exponent);
  if (exponent < 0 && exponent >= -20) {
    const padded = digits.padStart(1 - exponent, '0');
    return `${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
  }
  return `${digits}e${exponent}`;
}

/** The number that a text stands for: grouped digits and a trailing percent sign are understood ("85%" is 85). */
export function numberIn(text: string): number | undefined {
  const canonical = canonicalNumber(text.trim().replace(/\s*%$/, ''));
  const value = canonical === undefined ? undefined : Number(canonical);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
