/** The posts of a tag as a table, and who writes about it. */
import { html, type Template } from 'coldpress/templates';

interface Person {
  name: string;
  role: string;
}

const tag: Template<'tag'> = ({ posts }, theme, { data }) =>
  theme.document(html`
    ${theme.trail}
    <article>
      <header>${theme.title}</header>
      ${theme.body}
      <table class="prices">
        <caption>Written by ${(data.people as Person[]).map(({ name }, index) => [index > 0 && ' and ', name])}</caption>
        ${posts.map(
          ({ href, title, date }) => html`
            <tr><td>${date !== null && html`<time datetime="${date.iso}">${date.text}</time>`}</td><td><a href="${href}">${title}</a></td></tr>`,
        )}
      </table>
    </article>
    ${theme.pager}`);

export default tag;
