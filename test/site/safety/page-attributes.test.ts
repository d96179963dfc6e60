/** The attributes for which a page is parsed are all found, however they are written. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { attributesIn } from '../../../build/site/safety/page-attributes.ts';

const UNUSUAL: [title: string, html: string][] = [
  ['a style', '<p style="color:red">'],
  ['a style in capitals', '<p STYLE=color:red>'],
  ['a style behind a quotation mark', '<p class="a"style="color:red">'],
  ['a style behind a slash', '<svg/style=color:red>'],
  ['a style on a line of its own', '<p\nstyle\n=\n"color:red">'],
  ['a style with many blanks before its sign', `<p style${' '.repeat(40)}="color:red">`],
  ['a handler', '<img src="/a.png" onerror="alert(1)">'],
  ['the handler with the shortest name', '<p oncut=x>'],
  ['a handler behind other attributes', '<a class="x" href="/y" data-z="1" onclick="x">'],
  ['a picture by http', '<img src="http://example.org/a.png">'],
  ['a picture in the page', "<img src = 'data:image/png;base64,AAAA'>"],
  ['pictures by http', '<img srcset=http://example.org/a.png>'],
  ['a link that runs code', '<a href=" JavaScript:alert(1)">'],
  ['a poster of another site', '<video poster="//example.org/a.png">'],
  ['a background of another site', '<body background=https://example.org/a.png>'],
  ['an object in the page', '<object data="data:text/html,x">'],
  ['a ping', '<a href="/" ping="/count">'],
  ['a frame with its own source', '<iframe srcdoc="x">'],
  ['a button that sends a form elsewhere', '<button formaction="/x">'],
];

const USUAL: [title: string, html: string][] = [
  ['text', '<p>1 + 1 = 2, and style is on'],
  ['classes and addresses', '<a class="on style" href="/a?style=1&amp;onclick=2">x = y</a>'],
  ['addresses by https', '<img src="https://example.org/a.png" srcset="https://example.org/b.png 2x">'],
  ['a link by http', '<a href="http://example.org/">'],
  ['data attributes of scripts', '<p data-style="x" data-onclick="y" data-src="http://example.org/">'],
  ['a name that goes on', '<p mystyle="x" son="y" on="z">'],
  ['a name with a handler at its end', `<p ${'x'.repeat(40)}onclick="y">`],
  ['an attribute without a value at the end', '<input on'],
  ['a sign at the start', '= style'],
];

/** [title, HTML, whether something is loaded from elsewhere, whether there is a list of pictures] */
const SOURCES: [title: string, html: string, elsewhere: boolean, list: boolean][] = [
  ['a picture of another site', '<img src="https://example.org/a.png">', true, false],
  ['a picture of another site without a scheme', '<img src = //example.org/a.png>', true, false],
  ['the first of several pictures', "<img srcset='https://example.org/a.png 2x, /b.png'>", true, true],
  ['another of several pictures', '<img srcset="/a.png 2x, https://example.org/b.png">', false, true],
  ['a picture of the site', '<img src="/a.png" data-src="https://example.org/">', false, false],
];

describe('attributes that need a look', () => {
  it.each(UNUSUAL)('%s is found', (_title, html) => {
    assert.equal(attributesIn(html).needLook, true);
  });
  it.each(USUAL)('%s needs none', (_title, html) => {
    assert.equal(attributesIn(html).needLook, false);
  });
  it.each(SOURCES)('%s', (_title, html, loadElsewhere, haveSrcset) => {
    assert.deepEqual(attributesIn(html), { needLook: false, loadElsewhere, haveSrcset });
  });
});
