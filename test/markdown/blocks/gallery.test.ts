/** A gallery: its pictures, captions, and the places of problems in it. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { describe, html, render } from '../site.ts';

const PICTURE = '![One](assets/images/a.jpg)';

test('A gallery has its pictures, and a title as a caption', () => {
  const shown = html(
    `\`\`\`mdcms gallery\n${PICTURE}\n${PICTURE}\n\n![Two](assets/images/a.jpg "A title")\n\`\`\`\n`,
  );
  assert.match(
    shown,
    /^<div class="gallery">\n<p class="images">(?:<img [^>]*>){2}<\/p>\n<figure class="image"><img [^>]*><figcaption>A title<\/figcaption><\/figure>\n<\/div>\n$/,
  );
});

test('A picture that does not exist is found where it stands', () => {
  const rendered = render(`\`\`\`mdcms gallery\n${PICTURE}\n![x](gone.jpg)\n\`\`\`\n`);
  assert.deepEqual(describe(rendered), ['7:1+14 broken-image']);
});
