/**
 * A tagged template that builds HTML and escapes all values that are not marked as trusted. Attributes in a
 * template are always in double quotes, and no value is in a tag name, an attribute name, a comment or a <script>:
 * so one way of escaping (`&`, `<`, `>`, `"`, `'`) is right for all values. (HTML Living Standard, 13.1.2 and
 * 13.3.)
 */

/** Markup that may go into a page as it is. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** The values in a template: text (escaped), markup, lists of both; null, undefined and false are left out. */
export type Fragment = Html | string | number | null | undefined | false | readonly Fragment[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for use between tags and in quoted attributes. NUL, which HTML cannot contain, becomes U+FFFD. */
export function escapeHtml(text: string): string {
  // Most texts have none of these characters, and one test is faster than the replacements.
  if (!/[&<>"'\0]/.test(text)) return text;
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '').replaceAll('\0', '\uFFFD');
}

/** Marks HTML as trusted: only for HTML of the build itself, such as a rendered article. */
export function raw(markup: string): Html {
  return new Html(markup);
}

/** Joins a template and its values, which are escaped unless they are Html. The template's indentation is removed. */
export function html(strings: TemplateStringsArray, ...values: Fragment[]): Html {
  const parts = compactParts(strings);
  let markup = parts[0] ?? '';
  for (const [index, value] of values.entries()) markup += toMarkup(value) + (parts[index + 1] ?? '');
  return new Html(markup);
}

/** Attributes from a record, each with a space before it; throws a TypeError for a name that is not plain. */
export function attributes(record: Readonly<Record<string, string>>): Html {
  let markup = '';
  for (const [name, value] of Object.entries(record)) {
    if (!/^[a-z][a-z0-9:-]*$/i.test(name)) throw new TypeError(`not an attribute name: ${name}`);
    markup += ` ${name}="${escapeHtml(value)}"`;
  }
  return new Html(markup);
}

/** A value as JSON for a <script> element, without any `<` that could open or close a tag. */
export function jsonForScript(value: unknown): Html {
  const json = JSON.stringify(value) ?? 'null';
  return new Html(
    json.replace(/[<>&\u2028\u2029]/g, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    }),
  );
}

function toMarkup(value: Fragment): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return value.map(toMarkup).join('');
}

const compacted = new WeakMap<TemplateStringsArray, string[]>();

/** The template's own text without line breaks: none beside a tag or between values, elsewhere one space. */
function compactParts(strings: TemplateStringsArray): string[] {
  const known = compacted.get(strings);
  if (known !== undefined) return known;
  const parts = strings.map(joinLines);
  compacted.set(strings, parts);
  return parts;
}

function joinLines(part: string): string {
  const [first = '', ...others] = part.split('\n');
  let joined = first;
  for (const other of others) {
    const before = joined.trimEnd();
    const after = other.trimStart();
    const separate = part.trim() !== '' && !before.endsWith('>') && !after.startsWith('<');
    joined = before + (separate ? ' ' : '') + after;
  }
  return joined;
}
