/**
 * The manifest as the text of manifest.json. A large site's is longer than a string can be (2^29 characters),
 * so it is made a block at a time; and each document, route and body has a line of its own, so that two
 * manifests can be compared line by line.
 */
import type { Manifest } from './manifest.ts';

/** Characters that are gathered before they are encoded. */
const BLOCK = 1 << 20;

/** UTF-8 in blocks. Keys stand in the order in which the manifest has them. */
export function manifestText(manifest: Manifest): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  let text = '';
  const write = (more: string): void => {
    text += more;
    if (text.length < BLOCK) return;
    blocks.push(Buffer.from(text));
    text = '';
  };
  Object.entries(manifest).forEach(([key, value], index) => {
    write(`${index === 0 ? '{' : ',\n'}${JSON.stringify(key)}:`);
    if (Array.isArray(value)) writeLines('[', value, (item) => JSON.stringify(item), ']', write);
    else if (key === 'bodies') {
      const bodies = Object.entries(value);
      writeLines('{', bodies, ([sha, place]) => `"${sha}":${JSON.stringify(place)}`, '}', write);
    } else write(JSON.stringify(value));
  });
  write('}\n');
  blocks.push(Buffer.from(text));
  return blocks;
}

function writeLines<Item>(
  open: string,
  items: readonly Item[],
  toText: (item: Item) => string,
  close: string,
  write: (text: string) => void,
): void {
  write(open);
  items.forEach((item, index) => {
    write(`${index === 0 ? '' : ','}\n${toText(item)}`);
  });
  write(close);
}
