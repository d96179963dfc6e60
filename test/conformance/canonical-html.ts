/**
 * HTML in one spelling, so that two writings of the same document compare equal: attributes in order,
 * character references decoded, and white space only where it can be seen (inside lines and in `pre`). What
 * our renderer adds to plain Markdown (ids, links to headings, boxes around code …) is taken off.
 */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements beside which white space does not show. */
const BLOCKS = new Set(
  'blockquote body br dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe li link main menu nav ol option p pre script section style summary table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
);

export function canonicalHtml(html: string): string {
  return write(parseFragment(html).childNodes, false).trim();
}

function write(nodes: readonly Node[], pre: boolean): string {
  let out = '';
  let afterBlock = true;
  for (const node of nodes) {
    if ('tagName' in node) {
      const block = BLOCKS.has(node.tagName);
      if (block && !pre) out = out.trimEnd();
      out += element(node, pre || node.tagName === 'pre');
      afterBlock = block;
    } else {
      const text = 'value' in node ? node.value : 'data' in node ? `<!--${node.data}-->` : '';
      const shown = pre ? text : text.replace(/\s+/g, ' ');
      out += afterBlock && !pre ? shown.trimStart() : shown;
      if (shown.trim() !== '') afterBlock = false;
    }
  }
  return out;
}

function element(node: Element, pre: boolean): string {
  const inside = write(childrenOf(node), pre);
  const name = node.tagName;
  const attributes = new Map(node.attrs.map((attribute) => [attribute.name, attribute.value]));
  const names = attributes.get('class') ?? '';
  if (names === 'anchor' || names === 'code' || names.startsWith('hljs-')) return inside;
  if (name === 'figure' && names === 'image') return captioned(node, pre);
  if (/^h[1-6]$/.test(name)) attributes.delete('id');
  if (names === 'image') attributes.delete('class');
  for (const added of ['target', 'rel', 'decoding', 'loading', 'tabindex']) attributes.delete(added);
  const written = [...attributes].map(([key, value]) => ` ${key}=${JSON.stringify(value)}`).sort();
  return `<${name}${written.join('')}>${BLOCKS.has(name) && !pre ? inside.trim() : inside}</${name}>`;
}

/** A picture alone with a title: the caption is the title again. */
function captioned(node: Element, pre: boolean): string {
  const [picture, caption] = childrenOf(node) as Element[];
  if (picture === undefined || caption === undefined) return write(childrenOf(node), pre);
  const [text] = childrenOf(caption);
  const value = text !== undefined && 'value' in text ? text.value : '';
  const image = picture.tagName === 'img' ? picture : (childrenOf(picture)[0] as Element);
  image.attrs.push({ name: 'title', value });
  return `<p>${write([picture], pre)}</p>`;
}

function childrenOf(node: Element): readonly Node[] {
  return 'content' in node ? (node as DefaultTreeAdapterTypes.Template).content.childNodes : node.childNodes;
}
