/** The services of config.yml in a page: comments below posts, analytics in the head, the form of a newsletter. */
import type { NewsletterForm, ScriptWidget } from '../../content/model.ts';
import { attributes, type Html, html, raw } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import type { PageView, SiteView } from '../view.ts';

/** The start of a widget's script element. The policy of a page recognises the widget by it. */
export function scriptStart({ script }: ScriptWidget): string {
  return `<script${attributes(Object.fromEntries(script.slice(0, 1))).markup}`;
}

/** The start of the newsletter's form, by which the policy of a page recognises it. */
export function formStart({ action }: NewsletterForm): string {
  return `<form class="newsletter" method="post"${attributes({ action }).markup}`;
}

/** Comments below a post, unless its front matter has `comments: no`. */
export function renderComments(site: SiteView, page: PageView): Html | null {
  const { comments } = site.config;
  if (comments == null || page.kind !== 'post' || page.document?.comments === false) return null;
  return html`<section class="comments" id="page:comments">${renderScript(comments, page)}</section>`;
}

/** The script of the analytics, in the head of every page. */
export function renderAnalytics(site: SiteView, page: PageView): Html | null {
  const { analytics } = site.config;
  return analytics == null ? null : renderScript(analytics, page);
}

/** The form of the newsletter, below posts and on homepages. */
export function renderNewsletter(site: SiteView, page: PageView, strings: Strings): Html | null {
  const { newsletter } = site.config;
  if (newsletter == null || (page.kind !== 'post' && page.kind !== 'home')) return null;
  return html`
    ${raw(formStart(newsletter))} aria-label="${strings.newsletter}">
      <label for="page:newsletter">${strings.newsletterHint}</label>
      <div>
        <input type="email" id="page:newsletter" name="${newsletter.field}" autocomplete="email" required>
        ${newsletter.hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
        <button type="submit">${strings.subscribe}</button>
      </div>
    </form>`;
}

function renderScript({ element, inline, script }: ScriptWidget, { language }: PageView): Html {
  const written = script.map(([name, value]) => [name, value.replace('{language}', language)] as const);
  return html`
    ${element.length > 0 && html`<div${attributes(Object.fromEntries(element))}></div>`}
    ${inline !== null && html`<script>${raw(inline)}</script>`}
    <script${attributes(Object.fromEntries(written))}></script>`;
}
