/** Hugo's `{{< figure src="a.jpg" caption="…" >}}` as a picture with a title, which is a figure. */
import type { TokenizerAndRendererExtension } from 'marked';
import { parseStateOf } from '../parse-state.ts';
import type { ArticleToken } from '../tokens.ts';
import { namedValues } from './named-values.ts';

const FIGURE =
  /^ {0,3}\{\{[<%] {0,3}figure((?:[ \n]{1,8}[a-z]{1,20}=(?:"[^"]{0,600}"|[^\s"<>%]{1,300})){1,16}) {0,3}\/?[>%]\}\}[ \t]{0,9}(?=\n|$)/;
const PARAMETER = /[ \n]{1,8}([a-z]{1,20})=(?:"([^"]{0,600})"|([^\s"<>%]{1,300}))/y;
/** Parameters that become attributes of the picture; alignment is left to style sheets. */
const KEPT: readonly string[] = ['width', 'height', 'loading'];

export const figureShortcode: TokenizerAndRendererExtension = {
  name: 'figureShortcode',
  level: 'block',

  tokenizer(src) {
    const [raw, written = ''] = FIGURE.exec(src) ?? [];
    if (raw === undefined) return;
    const given = namedValues(written, PARAMETER);
    const href = given.get('src') ?? '';
    if (href === '') return;
    const caption = [given.get('title'), given.get('caption')].filter(
      (text) => text !== undefined && text !== '',
    );
    const title = caption.join(' — ');
    const text = given.get('alt') ?? title;
    const image = {
      type: 'image',
      raw,
      href,
      title: title === '' ? null : title,
      text,
      tokens: [{ type: 'text', raw: text, text }],
    } as ArticleToken;
    const classes = (given.get('class') ?? '').split(/\s+/).filter((name) => name !== '');
    const values = new Map([...given].filter(([name]) => KEPT.includes(name)));
    if (classes.length + values.size > 0)
      parseStateOf(this.lexer).attributes.set(image, { id: null, classes, values });
    const link = given.get('link');
    const inside =
      link === undefined ? image : { type: 'link', raw, href: link, title: null, text, tokens: [image] };
    return { type: 'paragraph', raw, text, tokens: [inside as never] };
  },
};
