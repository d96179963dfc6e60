/**
 * The first heading of level 1 of a Markdown text, for a title where none is written. It is looked for line by
 * line, since no Markdown is parsed at this stage; code and comments are passed over.
 */
import { withoutBlockComments, withoutInlineComments } from './comments.ts';
import { closesFence, fenceOf } from './fences.ts';

const ATX = /^ {0,3}#[ \t](.*)$/;
const UNDERLINE = /^ {0,3}=+[ \t]*$/;

/** The heading's text without its markup; null where there is none, or nothing of it is text. */
export function firstHeading(body: string): string | null {
  if (!/^ {0,3}(?:#[ \t]|=+[ \t]*\r?$)/m.test(body)) return null;
  let fence = '';
  let paragraph: string[] = [];
  let isInBlock = false;
  for (const line of withoutBlockComments(body).split(/\r\n|[\r\n]/)) {
    if (fence !== '') {
      if (closesFence(line, fence)) fence = '';
      continue;
    }
    fence = fenceOf(line);
    const [, text = null] = ATX.exec(line) ?? [];
    if (text !== null) return plainHeading(text);
    if (UNDERLINE.test(line) && paragraph.length > 0) return plainHeading(paragraph.join(' '));
    // The lines of a list, quotation, table or of HTML go on until an empty one, and an underline is one of them.
    if (line.trim() === '') isInBlock = false;
    else if (BLOCK.test(line)) isInBlock = true;
    if (!isInBlock && isInParagraph(line, paragraph.length > 0)) paragraph.push(line);
    else paragraph = [];
  }
  return null;
}

const BLOCK = /^ {0,3}(?:[>|<]|[-*+] |\d{1,9}[.)] )/;

/** Whether the line is one of a paragraph, which a heading of several lines is before its underline. */
function isInParagraph(line: string, goesOn: boolean): boolean {
  if (line.trim() === '' || /^ {0,3}(?:#|`{3}|~{3}|-{3,}|={1,})/.test(line)) return false;
  return goesOn || !/^(?: {4}|\t)/.test(line);
}

/** The words of a heading: links, emphasis, code, tags, attributes and closing hashes are taken off. */
function plainHeading(written: string): string | null {
  const text = withoutInlineComments(written)
    .trim()
    .replace(/(?:^|[ \t])#+$/, '')
    .trimEnd()
    .replace(/\{[#.:][^{}]*\}$/, '')
    .trimEnd()
    .replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])?/g, '$1')
    .replace(/<[^<>]*>/g, '')
    .replace(/(?<!\\)(?:\*{1,3}|~~|`+|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}]))/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => CHARACTERS[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text;
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
