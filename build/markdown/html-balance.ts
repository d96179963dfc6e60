/** Finds raw HTML that is never closed, comments and elements, which would swallow the rest of the page. */
import { VOID_ELEMENTS } from './extensions/html-names.ts';
import type { Fault, Part } from './findings.ts';
import { scan } from './html.ts';
import { type ArticleToken, childTokens, type Tokens } from './tokens.ts';

/** Elements whose end tag may be left out (HTML, section 13.1.2.4). */
const ENDS_BY_ITSELF: ReadonlySet<string> = new Set(
  'body caption colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr'.split(' '),
);

/** An open element: its name, and the place of its start tag. */
interface Open {
  name: string;
  token: ArticleToken;
  part: Part;
  /** `<div/>`: in HTML the slash closes nothing. */
  slash: boolean;
}

type Report = (token: ArticleToken, fault: Fault, part: Part) => void;

/**
 * Reports the unclosed parts of the raw HTML among `tokens`, in order. Returns the tokens whose last comment has no
 * end.
 */
export function checkHtml(tokens: readonly ArticleToken[], report: Report): Set<ArticleToken> {
  const elements = new OpenElements(report);
  const unclosed = new Set<ArticleToken>();
  visit(tokens, (token) => {
    const comment = elements.read(token);
    if (comment === null) return;
    unclosed.add(token);
    const message = 'the comment that begins here is never closed';
    report(token, { code: 'unclosed-comment', message }, { from: comment, length: 4 });
  });
  elements.end();
  return unclosed;
}

function visit(tokens: readonly ArticleToken[], found: (token: Tokens.HTML | Tokens.Tag) => void): void {
  for (const token of tokens) {
    if (token.type === 'html') found(token);
    else visit(childTokens(token), found);
  }
}

class OpenElements {
  readonly #stack: Open[] = [];
  readonly #counts = new Map<string, number>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  /** Reads the tags of a token; returns the start of its last comment if that has no end, else null. */
  read(token: Tokens.HTML | Tokens.Tag): number | null {
    let comment: number | null = null;
    scan(token.text, {
      startTag: (tag) => {
        const { startOffset = 0, endOffset = 0 } = tag.location ?? {};
        const part = { from: startOffset, length: endOffset - startOffset };
        this.#open({ name: tag.tagName, token, part, slash: tag.selfClosing });
      },
      endTag: (name) => this.#close(name),
      comment(at) {
        comment = at;
      },
    });
    return comment;
  }

  #open(element: Open): void {
    const { name, slash } = element;
    if (VOID_ELEMENTS.has(name) || ENDS_BY_ITSELF.has(name)) return;
    if (slash && (this.#counts.get('svg') || this.#counts.get('math') || name === 'svg' || name === 'math'))
      return;
    this.#stack.push(element);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  #close(name: string): void {
    if ((this.#counts.get(name) ?? 0) === 0) return;
    for (let top = this.#pop(); top !== undefined; top = this.#pop()) {
      if (top.name === name) return;
      this.#fault(top);
    }
  }

  #pop(): Open | undefined {
    const top = this.#stack.pop();
    if (top !== undefined) this.#counts.set(top.name, (this.#counts.get(top.name) ?? 1) - 1);
    return top;
  }

  end(): void {
    for (const element of this.#stack) this.#fault(element);
  }

  #fault({ name, token, part, slash }: Open): void {
    const message = slash
      ? `\`<${name}/>\` does not close itself in HTML, so the rest of the page is in it`
      : `\`<${name}>\` is never closed`;
    this.#report(
      token,
      { code: 'unclosed-element', message, hint: `Write \`</${name}>\` where it ends` },
      part,
    );
  }
}
