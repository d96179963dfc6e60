/** A post with a stamp of who roasted it, and the theme's own pieces around. */
import { html, type Template } from 'coldpress/templates';

const post: Template<'post'> = ({ created, author }, theme, { site }) =>
  theme.document(html`
    ${theme.article}
    <aside class="stamp" aria-label="About this batch">
      <img src="/assets/images/bean.svg" alt="" width="48" height="48">
      <p>Roasted by ${author?.name ?? site.name}${created !== null && html`, <time datetime="${created.iso}">${created.text}</time>`}.</p>
    </aside>
    ${theme.afterPost}
    ${theme.newsletter}
    ${theme.comments}
    ${theme.related}
    ${theme.neighbours}
    ${theme.listLinks}
    ${theme.afterContent}`);

export default post;
