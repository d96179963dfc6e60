/** Which pictures the documents of a site name. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { readContent } from '../../../build/content/read-content.ts';
import { namedPictures } from '../../../build/site/pictures/named-pictures.ts';

const NAMED: [title: string, markdown: string, asset: string, isNamed: boolean][] = [
  ['an image', '![x](assets/images/boat.jpg)', 'assets/images/boat.jpg', true],
  ['an image by a path from the file', '![x](../assets/images/boat.jpg)', 'assets/images/boat.jpg', true],
  ['a name with blanks in angle brackets', '![x](<assets/my boat.jpg>)', 'assets/my boat.jpg', true],
  ['a name with blanks, percent-encoded', '![x](assets/my%20boat.jpg)', 'assets/my boat.jpg', true],
  ['an embed by name', 'See ![[my boat.png|300]]', 'assets/my boat.png', true],
  ['a definition', '![x][boat]\n\n[boat]: assets/boat.webp', 'assets/boat.webp', true],
  ['HTML', '<img src=assets/boat.avif>', 'assets/boat.avif', true],
  ['front matter', '---\nimage: boat.jpg\n---\nx', 'assets/images/boat.jpg', true],
  ['another case', '![x](assets/BOAT.JPG)', 'assets/boat.jpg', true],
  ['a decomposed letter', '![x](assets/cafe\u0301.jpg)', 'assets/caf\u00e9.jpg', true],
  ['a query behind the name', '![x](assets/boat.jpg?v=1)', 'assets/boat.jpg', true],
  ['a name that is only the end of another', '![x](assets/longboat.jpg)', 'assets/boat.jpg', false],
  ['a longer extension', '![x](assets/boat.jpg-old)', 'assets/boat.jpg', false],
  ['a drawing in SVG, which needs no other form', '![x](assets/boat.svg)', 'assets/boat.svg', false],
  ['no name at all', 'boat', 'assets/boat.jpg', false],
];

describe('pictures that documents name', () => {
  it.each(NAMED)('%s', (_title, markdown, asset, isNamed) => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const content = readContent(
      new Map([
        ['config.yml', bytes('sitename: S\n')],
        ['posts/a.md', bytes(markdown)],
        [asset, bytes('x')],
      ]),
    );
    assert.equal(namedPictures(content).length, isNamed ? 1 : 0);
  });
});
