/** The part of a list's page before its posts: links to other lists, and the links of an index. */
import { type Html, html } from '../../theme/html.ts';
import { renderListLinks } from '../../theme/templates/list-links.ts';
import { safeUrl } from '../../theme/url.ts';
import type { CountedLink, ListGroup, ListModel } from './list-model.ts';

/** The markup; '' without links. Tags are shown side by side, everything else as lists. */
export function listHtml(model: Pick<ListModel, 'listLinks' | 'groups'>, shape: 'tags' | 'list'): string {
  const { listLinks, groups } = model;
  return html`${renderListLinks(listLinks)}${groups.map((group) => renderGroup(group, shape))}`.markup;
}

function renderGroup({ heading, links }: ListGroup, shape: 'tags' | 'list'): Html {
  return html`
    ${heading !== null && html`<h2>${renderLink(heading)}</h2>`}
    ${html`<ul class="${shape === 'tags' ? 'tags' : 'lists'}">${links.map((link) => html`<li>${renderLink(link)}</li>`)}</ul>`}`;
}

function renderLink({ title, href, count }: CountedLink): Html {
  return html`<a href="${safeUrl(href)}">${title}${count !== null && ` (${count})`}</a>`;
}
