/** Attributes in braces: `{#id .class key="value"}`, as Pandoc, kramdown (`{: …}`) and attr_list have them. */

export interface Attributes {
  id: string | null;
  classes: string[];
  values: ReadonlyMap<string, string>;
}

const PIECE =
  /[ \t]*(?:#([^\s{}#.="']+)|\.([^\s{}#.="']+)|([A-Za-z][\w-]*)[ \t]*=[ \t]*(?:"([^"{}\n]*)"|'([^'{}\n]*)'|([^\s{}"']+)))(?=[ \t]|$)/y;

/** Longer braces are text. */
const LONGEST = 400;

/** Reads what stands between the braces; null: it is no list of attributes. */
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
    else if (key !== undefined) values.set(key.toLowerCase(), value.find((part) => part !== undefined) ?? '');
  }
  return { id, classes, values };
}
