/** A clock time with tenths of a second, e.g. "14:03:07.4", in the time zone of the browser. `at` is ms since the epoch. */
export function formatClock(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const tenths = Math.floor(date.getMilliseconds() / 100);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${tenths}`;
}
