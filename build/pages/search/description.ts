/**
 * The OpenSearch description (1.1, draft 6) of the search, with which a browser can search the site from its
 * address bar. Its addresses have the site's host, so a site without `url` has none.
 */
import { fileResource, type Resource } from '../../bundle/resource.ts';
import { bytesOfText } from '../../bytes/text-bytes.ts';
import { absoluteUrl } from '../../site/addresses.ts';
import { firstCharacters } from '../../site/first-characters.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { OPENSEARCH_TYPE } from '../../theme/templates/head.ts';
import { element, xmlDocument } from '../feeds/xml.ts';

const NAMESPACE = 'http://a9.com/-/spec/opensearch/1.1/';
/** Greatest length of the names and the description, in characters. */
const SHORT = 16;
const LONG = 48;
const MOST = 1024;

/** The description at its path; none on a site without a search or without `url`. */
export function searchDescription({ context, view, language }: SnapshotInput): [string, Resource][] {
  const { url, sitename, sitedescription } = context.content.config;
  const { search } = view;
  if (url === null || search === null || search.description === null) return [];
  const results = (type: string, template: string, more: Record<string, string> = {}) =>
    element('Url', { type, template: url + template, ...more });
  const image = view.favicon === null ? null : element('Image', {}, absoluteUrl(url, view.favicon));
  const text = xmlDocument('OpenSearchDescription', { xmlns: NAMESPACE }, [
    element('ShortName', {}, firstCharacters(sitename, SHORT).trimEnd()),
    element('LongName', {}, firstCharacters(sitename, LONG).trimEnd()),
    element('Description', {}, firstCharacters(sitedescription || sitename, MOST).trimEnd()),
    image,
    results('text/html', `${search.page}?q={searchTerms}`),
    results('application/json', `${search.index}?q={searchTerms}&page={startPage?}`),
    results(OPENSEARCH_TYPE, search.description, { rel: 'self' }),
    element('Language', {}, language),
    element('InputEncoding', {}, 'UTF-8'),
    element('OutputEncoding', {}, 'UTF-8'),
  ]);
  return [[search.description, fileResource(OPENSEARCH_TYPE, bytesOfText(text))]];
}
