/** The oldest version of Coldpress that a range of npm allows (semver.org, and npm's `^`, `~`, `>=`, `x`, `||`). */

const NUMBERS = /^v?(\d{1,9})(?:\.(\d{1,9}|x|\*))?(?:\.(\d{1,9}|x|\*))?(?:[-+].*)?$/i;

/** `0.2.0` of `^0.2`, of `>=0.2.0 <1` and of `0.2 || 0.3`; null: any version, or no range. */
export function leastVersion(range: string): string | null {
  const least = range.split('||').map((alternative) => {
    // A hyphen between spaces is a range from the first to the second.
    const [first = ''] = alternative.split(/\s-\s/);
    const bounds = first
      .replace(/([<>=~^])\s+/g, '$1')
      .split(/\s+/)
      .flatMap((bound) => lowerBound(bound) ?? []);
    return bounds.reduce<string | null>(
      (most, each) => (most === null || isOlder(most, each) ? each : most),
      null,
    );
  });
  if (least.includes(null)) return null;
  return least.reduce(
    (first, each) => (first !== null && each !== null && isOlder(each, first) ? each : first),
    least[0] ?? null,
  );
}

function lowerBound(bound: string): string | null {
  if (bound.startsWith('<')) return null;
  const [, major, minor = '0', patch = '0'] = NUMBERS.exec(bound.replace(/^(?:>=|[>^~=])/, '')) ?? [];
  const number = (text: string): string => (/^\d/.test(text) ? String(Number(text)) : '0');
  return major === undefined ? null : [major, minor, patch].map(number).join('.');
}

/** Whether version `a` comes before `b`, by their three numbers. */
export function isOlder(a: string, b: string): boolean {
  const numbers = (version: string): number[] => version.split(/[.+-]/).slice(0, 3).map(Number);
  const [first, second] = [numbers(a), numbers(b)];
  const at = first.findIndex((number, index) => number !== (second[index] ?? 0));
  return at !== -1 && (first[at] ?? 0) < (second[at] ?? 0);
}
