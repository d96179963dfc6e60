/**
 * The files of a site that can be installed and read offline (`pwa: yes`): the web manifest, its icon, the offline
 * page and the service worker. Without `pwa`, a worker that removes an earlier one.
 */
import { createHash } from 'node:crypto';
import { fileResource, type Resource, shownResource } from '../bundle/resource.ts';
import { loadBytes } from '../bytes/stored-bytes.ts';
import { belowBase } from '../content/base-path.ts';
import { categoryPath } from '../content/document-name.ts';
import { languageDirection } from '../content/language.ts';
import type { Config, SiteContent } from '../content/model.ts';
import { assetSet } from '../site/assets/assets.ts';
import { letterIcon } from '../site/assets/letter-icon.ts';
import { APP_MANIFEST_PATH, OFFLINE_PATH, WORKER_PATH } from '../site/paths.ts';
import type { SnapshotInput } from '../site/snapshot-input.ts';
import { workerScript } from '../theme/client/assets.ts';
import { escapeHtml } from '../theme/html.ts';
import { languagePack } from '../theme/languages/language.ts';
import { formatColour } from '../theme/style/colour.ts';
import { resolvePalette } from '../theme/style/palette.ts';
import type { AppView, SiteView } from '../theme/view.ts';
import { scopeView } from './categories/page-variants.ts';
import type { AppIcon } from './icons/drawn-icons.ts';
import { ownManifest } from './icons/icon-links.ts';
import { siteMaker } from './page-html.ts';
import { pageBody, plainPage } from './plain-page.ts';

const ICON_PATH = '/assets/coldpress/icon.svg';
export interface WebApp {
  /** The resources that are the same at all instants, by path. */
  resources: Map<string, Resource>;
  /** For the pages' heads; null: the site is no app. */
  view: AppView | null;
}

/** The manifest with the icons `drawn`; where the author has no picture, a letter is the icon. */
export function webApp(content: SiteContent, drawn: readonly AppIcon[]): WebApp {
  const { config } = content;
  if (!config.pwa.enabled) return { resources: new Map(), view: null };
  const own = ownManifest(content);
  const letter = assetSet([
    {
      path: ICON_PATH,
      bytes: new TextEncoder().encode(letterIcon(config.pwa.shortName ?? config.sitename, config.pwa.colour)),
    },
  ]);
  const icon = letter.hashed.get(ICON_PATH) ?? ICON_PATH;
  const hasPicture = drawn.length > 0 && (config.favicon ?? config.logo) !== null;
  const icons = hasPicture ? drawn : [{ src: icon, sizes: 'any', type: 'image/svg+xml' }, ...drawn];
  const manifest = file(
    'application/manifest+json',
    `${JSON.stringify(webManifest(content, icons), null, 2)}\n`,
  );
  const resources = new Map([...letter.resources].filter(([path]) => path === icon && !hasPicture));
  return {
    resources: own === null ? resources.set(APP_MANIFEST_PATH, manifest) : resources,
    view: { manifest: own ?? APP_MANIFEST_PATH, colour: config.pwa.colour },
  };
}

/** The offline pages and the worker at this instant; without `pwa` the worker that unregisters itself. */
export function appResources(
  input: SnapshotInput,
  categories: ReadonlyMap<string, SnapshotInput>,
): [string, Resource][] {
  const { context, view } = input;
  const { config } = context.content;
  const { base } = config;
  if (!config.pwa.enabled) return [[WORKER_PATH, worker(base, workerScript('unregister-worker'), { base })]];
  const others = [...categories.values()].filter(({ scope }) => scope?.isDefault === false);
  const pages: [prefix: string, path: string, Resource][] = [
    ...others.map((each): [string, string, Resource] => {
      const code = each.scope?.category.code ?? '';
      return [categoryPath(code, '/'), categoryPath(code, OFFLINE_PATH), offlinePage(each)];
    }),
    ['', OFFLINE_PATH, offlinePage(input)],
  ];
  const below = (path: string): string => belowBase(base, path);
  const precache = [...pages.map(([, path]) => path), ...shellFiles(view)].map(below);
  const offline = pages.map(([prefix, path]) => [prefix === '' ? '' : below(prefix), below(path)]);
  const version = createHash('sha256').update(JSON.stringify(precache));
  for (const [, , { bodies }] of pages) for (const { body } of bodies) version.update(loadBytes(body));
  const settings = { version: version.digest('hex').slice(0, 12), precache, offline };
  const script = workerScript('service-worker');
  return [
    ...pages.map(([, path, page]): [string, Resource] => [path, page]),
    [WORKER_PATH, worker(base, script, base === '' ? settings : { ...settings, base })],
  ];
}

/**
 * A worker, after its settings in `self.COLDPRESS`; the one that unregisters itself has none at the root. Below a base
 * path its scope must include the homepage, whose path has no slash at its end, and so needs the
 * Service-Worker-Allowed header (Service Workers).
 */
function worker(base: string, script: string, settings: object): Resource {
  const isBare = base === '' && !('version' in settings);
  const made = file(
    'text/javascript',
    isBare ? script : `self.COLDPRESS=${JSON.stringify(settings)};\n${script}`,
  );
  if (base !== '') for (const { headers } of made.bodies) headers.push(['service-worker-allowed', base]);
  return made;
}

/** The files that every page loads. */
function shellFiles({ stylesheet, scripts, logo, logoForms = [], favicon }: SiteView): string[] {
  const shown = logoForms.length === 0 ? [logo] : logoForms;
  const own = [scripts.site, scripts.register, scripts.search, scripts.copy];
  const files = [stylesheet, ...own, ...shown, favicon];
  return [...new Set(files.filter((each) => each !== null))];
}

function offlinePage(input: SnapshotInput): Resource {
  const { context, view, scope } = input;
  const { config } = context.content;
  const language = scope?.language ?? config.language;
  const { strings } = languagePack(language);
  const message = offlineMessage(config, [scope?.category.code ?? null, language]) ?? strings.offlineText;
  const page = plainPage({
    kind: 'page',
    path: null,
    title: strings.offline,
    ...scopeView({ scope, language }),
    // The script adds the pages that the device has kept (theme/client/lost-page.js).
    html: `<p>${escapeHtml(message)}</p>\n<ul data-lost="${escapeHtml(view.scripts.search)}" data-base="${escapeHtml(config.base)}"></ul>`,
    metas: [{ name: 'robots', content: 'noindex' }],
  });
  return shownResource([pageBody(view, page, null, { make: siteMaker(context) })]);
}

/** The configured message: one text, or the first of `keys` (a category's code, a language) that the map has. */
function offlineMessage({ pwa, language }: Config, keys: readonly (string | null)[]): string | null {
  const { offlineMessage: message } = pwa;
  if (message === null || typeof message === 'string') return message;
  const wanted = [...keys, ...keys.map((key) => key?.split('-')[0] ?? null), language];
  const key = wanted.find((each) => each !== null && Object.hasOwn(message, each));
  return key == null ? null : (message[key] ?? null);
}

/** Web Application Manifest (W3C), members in a fixed order. */
function webManifest({ config, theme }: SiteContent, icons: readonly AppIcon[]): Record<string, unknown> {
  const { base, pwa, sitename, sitedescription, language, defaultTheme } = config;
  const home = belowBase(base, '/');
  const mode = defaultTheme === 'dark' ? 'dark' : 'light';
  return {
    id: home,
    name: pwa.name ?? sitename,
    short_name: pwa.shortName ?? pwa.name ?? sitename,
    ...(sitedescription === '' ? {} : { description: sitedescription }),
    lang: language,
    dir: config.defaultCategory?.direction === 'rtl' ? 'rtl' : languageDirection(language),
    start_url: home,
    scope: home,
    display: 'standalone',
    theme_color: pwa.colour,
    background_color: formatColour(resolvePalette(theme[mode], mode).page),
    icons: icons.map((icon) => ({ ...icon, src: belowBase(base, icon.src) })),
  };
}

function file(type: string, text: string): Resource {
  return fileResource(type, new TextEncoder().encode(text));
}
