/** Numbers as people read them in a terminal. */

/** `1 post`, `2 posts`, `12,345 posts`; `many` where the plural is not the word with an s. */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** `12,345`, `0.4`: a number that is not negative. A formatter of the system's takes longer to load than a small site to build its pages. */
export function grouped(number: number): string {
  const [whole = '', ...fraction] = String(number).split('.');
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return [groups.join(','), ...fraction].join('.');
}

/** `0.4 seconds`, `12 seconds`, `2 minutes 5 seconds`, of milliseconds. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return count(Number(seconds.toFixed(1)), 'second');
  const whole = Math.round(seconds);
  if (whole < 60) return count(whole, 'second');
  const rest = whole % 60;
  const minutes = count(Math.floor(whole / 60), 'minute');
  return rest === 0 ? minutes : `${minutes} ${count(rest, 'second')}`;
}

const UNITS: readonly string[] = ['bytes', 'KB', 'MB', 'GB'];

/** `412 bytes`, `1.4 MB`: a thousand of one is one of the next, as disks and hosts count. */
export function size(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < UNITS.length - 1) [value, unit] = [value / 1000, unit + 1];
  if (unit === 0) return count(bytes, 'byte');
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}

const STEPS: readonly [seconds: number, one: string][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
];

/** How long until something, of seconds: `in 3 days`, `in 5 minutes`, `now`; of the past `2 hours ago`. */
export function timeFromNow(seconds: number): string {
  const away = Math.abs(seconds);
  for (const [length, one] of STEPS) {
    const number = Math.round(away / length);
    if (away >= length) return seconds > 0 ? `in ${count(number, one)}` : `${count(number, one)} ago`;
  }
  return 'now';
}

/** `a`, `a and b`, `a, b and c`, and of many the first few: `a, b, c and 4 more`. */
export function list(items: readonly string[], most: number = 4): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : [...items];
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
