/** Attributes in braces: `{#id .class key="value"}`, in the syntax of Pandoc, kramdown (`{: …}`) and attr_list. */

import { escapeHtml } from '../theme/html.ts';

export interface Attributes {
  id: string | null;
  classes: string[];
  values: Map<string, string>;
}

const PIECE =
  /[ \t]*(?:#([^\s{}#="']+)|\.([^\s{}#.="']+)|([A-Za-z][\w-]*)[ \t]*=[ \t]*(?:"([^"{}\n]*)"|'([^'{}\n]*)'|([^\s{}"']+)))(?=[ \t]|$)/y;

/** Longer text in braces is not read as attributes (UTF-16 units). */
const LONGEST = 400;

/** Reads the text between the braces; null if it is not a list of attributes. */
export function parseAttributes(written: string): Attributes | null {
  const text = written.replace(/^:/, '').trim();
  if (text === '' || text.length > LONGEST) return null;
  let id: string | null = null;
  const classes: string[] = [];
  const values = new Map<string, string>();
  for (let at = 0; at < text.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    if (match === null) return null;
    const [, anchor, name, key, ...value] = match;
    if (anchor !== undefined) id = anchor;
    else if (name !== undefined) classes.push(name);
    else if (key !== undefined) {
      const text = value.find((part) => part !== undefined) ?? '';
      if (key === 'class') classes.push(...text.split(' ').filter((part) => part !== ''));
      else if (key !== 'id') values.set(key.toLowerCase(), text);
      else if (/^\S+$/.test(text)) id = text;
    }
  }
  return { id, classes, values };
}

/** Attributes that are allowed beside id and class. */
const ALLOWED =
  /^(?:(?:data|aria)-[\w-]+|width|height|title|lang|dir|role|target|rel|loading|download|start|reversed)$/;

/** Adds attributes to the first tag of the HTML. Existing ones are kept, and class names are joined. */
export function withAttributes(html: string, attributes: Attributes | undefined): string {
  if (attributes === undefined) return html;
  const name = /^<[a-z][a-z0-9]*/.exec(html)?.[0];
  if (name === undefined) return html;
  const end = html.indexOf('>');
  let tag = html.slice(name.length, end);
  const { id, classes, values } = attributes;
  for (const key of values.keys()) {
    if (key === 'width' || key === 'height') tag = withoutSize(tag);
  }
  const names = /^((?: [\w-]+="[^"]*")*?) class="([^"]*)"/.exec(tag);
  const written = names === null ? '' : `${names[2]} `;
  const rest = names === null ? tag : tag.slice(0, names[1]?.length) + tag.slice(names[0].length);
  const added = [
    classes.length + written.length === 0
      ? ''
      : ` class="${(written + classes.map(escapeHtml).join(' ')).trim()}"`,
    id === null || rest.includes(' id="') ? '' : ` id="${escapeHtml(id)}"`,
    ...[...values]
      .filter(([key]) => ALLOWED.test(key) && !rest.includes(` ${key}="`))
      .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`),
  ];
  return name + added.join('') + rest + html.slice(end);
}

/** Removes a picture's own size, to be replaced by the author's. */
function withoutSize(tag: string): string {
  return tag.replace(/ width="\d{1,9}"/, '').replace(/ height="\d{1,9}"/, '');
}
