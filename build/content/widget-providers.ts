/**
 * The services of `comments`, `analytics` and `newsletter` in config.yml, as data: the options of each, its script or
 * form, and the sources that its script loads from. `{name}` in a text stands for
 * an option; content/pages/docs/widgets.md lists them. The sources are those that the services document, or that their
 * scripts load.
 */
import type { Directive } from './policy-extension.ts';

/** An option of a provider. */
export interface WidgetOption {
  pattern: RegExp;
  /** Describes the pattern, in messages: 'an owner and a name, such as me/site'. */
  takes: string;
  /** The value where the author writes none. Null: required; '': nothing is written. */
  fallback: string | null;
  /** Not required where this option is written. */
  notNeededWith?: string;
}

/** A service whose script is loaded into pages. */
export interface ScriptProvider {
  options: Readonly<Record<string, WidgetOption>>;
  /** Attributes of the script element, `src` first. One whose text is empty is left out. */
  script: Readonly<Record<string, string>>;
  /** The address of the script where `host` is not the provider's own, if it is another then. */
  ownScript?: string;
  /** Attributes of an element before it, in which the script works. */
  element?: Readonly<Record<string, string>>;
  /** An inline script before it. */
  inline?: string;
  /** Sources by directive, that of the script file apart. */
  sources: Sources;
  /** Used instead of `sources` where the author writes no `host`. */
  hosted?: Sources;
}

type Sources = Readonly<Partial<Record<Directive, readonly string[]>>>;

/** A service that takes addresses of readers from a form. */
export interface FormProvider {
  options: Readonly<Record<string, WidgetOption>>;
  action: string;
  /** Names of the field for the address, and of fields with fixed values. */
  field: string;
  hidden: Readonly<Record<string, string>>;
}

const CODE: RegExp = /^[\w-]{1,64}$/;
const NAME: RegExp = /^[^"<>{}\\]{1,100}$/;
const DOMAIN: RegExp = /^[a-z0-9.-]{1,253}$/i;
const HOST: RegExp = /^https:\/\/[a-z0-9.-]{1,253}(?::\d{1,5})?$/i;
const REPOSITORY: RegExp = /^[\w.-]{1,100}\/[\w.-]{1,100}$/;
/** The address of a form, which gets the field `email`. */
export const FORM_ADDRESS: RegExp = /^https:\/\/[^\s"'<>{}]{3,500}$/;

function code(fallback: string | null = null): WidgetOption {
  return { pattern: CODE, takes: 'letters, digits and hyphens', fallback };
}

function host(fallback: string | null): WidgetOption {
  return { pattern: HOST, takes: 'an address such as https://stats.example.org, without a path', fallback };
}

const REPO: WidgetOption = { pattern: REPOSITORY, takes: 'owner and name, such as me/site', fallback: null };

/** `comments` of config.yml. */
export const COMMENT_PROVIDERS: Readonly<Record<string, ScriptProvider>> = {
  giscus: {
    options: {
      repo: REPO,
      'repo-id': { pattern: /^[\w=-]{1,64}$/, takes: 'the value that giscus.app shows', fallback: null },
      category: { pattern: NAME, takes: 'a name', fallback: '' },
      'category-id': { pattern: /^[\w=-]{1,64}$/, takes: 'the value that giscus.app shows', fallback: null },
      mapping: { pattern: CODE, takes: 'pathname, url, title or og:title', fallback: 'pathname' },
      theme: { pattern: /^[\w./:-]{1,200}$/, takes: 'a theme of giscus', fallback: 'preferred_color_scheme' },
    },
    element: { class: 'giscus' },
    script: {
      src: 'https://giscus.app/client.js',
      'data-repo': '{repo}',
      'data-repo-id': '{repo-id}',
      'data-category': '{category}',
      'data-category-id': '{category-id}',
      'data-mapping': '{mapping}',
      'data-strict': '1',
      'data-reactions-enabled': '1',
      'data-input-position': 'top',
      'data-theme': '{theme}',
      'data-lang': '{language}',
      'data-loading': 'lazy',
      crossorigin: 'anonymous',
      async: 'async',
    },
    sources: {
      'style-src': ['https://giscus.app'],
      'connect-src': ['https://giscus.app'],
      'frame-src': ['https://giscus.app'],
    },
  },
  utterances: {
    options: {
      repo: REPO,
      'issue-term': { pattern: NAME, takes: 'pathname, url, title or a text', fallback: 'pathname' },
      label: { pattern: NAME, takes: 'a label of the repository', fallback: '' },
      theme: { pattern: CODE, takes: 'a theme of utterances', fallback: 'preferred-color-scheme' },
    },
    script: {
      src: 'https://utteranc.es/client.js',
      repo: '{repo}',
      'issue-term': '{issue-term}',
      label: '{label}',
      theme: '{theme}',
      crossorigin: 'anonymous',
      async: 'async',
    },
    sources: { 'frame-src': ['https://utteranc.es'], 'connect-src': ['https://utteranc.es'] },
  },
  remark42: {
    options: { host: host(null), site: code('remark') },
    element: { id: 'remark42' },
    inline:
      "{const r=document.documentElement,d=r.dataset.theme;window.remark_config={host:'{host}',site_id:'{site}',locale:'{site-language}',theme:(d||(matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'))}}",
    script: { src: '{host}/web/embed.js', defer: 'defer' },
    sources: {
      'style-src': ['{host}'],
      'img-src': ['{host}'],
      'connect-src': ['{host}'],
      'frame-src': ['{host}'],
    },
  },
};

/** `analytics` of config.yml. */
export const ANALYTICS_PROVIDERS: Readonly<Record<string, ScriptProvider>> = {
  plausible: {
    options: {
      domain: { pattern: DOMAIN, takes: 'a domain such as example.org', fallback: '{domain}' },
      host: host('https://plausible.io'),
    },
    script: { src: '{host}/js/script.js', 'data-domain': '{domain}', defer: 'defer' },
    sources: { 'connect-src': ['{host}'] },
  },
  umami: {
    options: { id: code(), host: host('https://cloud.umami.is') },
    script: { src: '{host}/script.js', 'data-website-id': '{id}', defer: 'defer' },
    sources: { 'connect-src': ['{host}'] },
    // It takes visits at another host than its script is from.
    hosted: { 'connect-src': ['https://api-gateway.umami.dev', 'https://gateway.umami.is'] },
  },
  goatcounter: {
    options: { code: { ...code(), notNeededWith: 'host' }, host: host('https://{code}.goatcounter.com') },
    script: { src: 'https://gc.zgo.at/count.js', 'data-goatcounter': '{host}/count', async: 'async' },
    ownScript: '{host}/count.js',
    sources: { 'connect-src': ['{host}'], 'img-src': ['{host}'] },
  },
  fathom: {
    options: { site: code() },
    script: { src: 'https://cdn.usefathom.com/script.js', 'data-site': '{site}', defer: 'defer' },
    sources: {
      'img-src': ['https://cdn.usefathom.com'],
      'connect-src': ['https://cdn.usefathom.com'],
    },
  },
  cloudflare: {
    options: { token: code() },
    script: {
      src: 'https://static.cloudflareinsights.com/beacon.min.js',
      'data-cf-beacon': '{"token": "{token}"}',
      defer: 'defer',
    },
    sources: { 'connect-src': ['https://cloudflareinsights.com'] },
  },
  simpleanalytics: {
    options: {},
    script: { src: 'https://scripts.simpleanalyticscdn.com/latest.js', async: 'async' },
    sources: {
      'connect-src': ['https://queue.simpleanalyticscdn.com'],
      'img-src': ['https://queue.simpleanalyticscdn.com'],
    },
  },
  matomo: {
    options: { host: host(null), site: { pattern: /^\d{1,9}$/, takes: 'a number', fallback: null } },
    inline:
      "var _paq=window._paq=window._paq||[];_paq.push(['disableCookies'],['trackPageView'],['enableLinkTracking'],['setTrackerUrl','{host}/matomo.php'],['setSiteId','{site}'])",
    script: { src: '{host}/matomo.js', async: 'async' },
    sources: { 'connect-src': ['{host}'], 'img-src': ['{host}'] },
  },
};

/** `newsletter` of config.yml. */
export const NEWSLETTER_PROVIDERS: Readonly<Record<string, FormProvider>> = {
  buttondown: {
    options: { user: code() },
    action: 'https://buttondown.com/api/emails/embed-subscribe/{user}',
    field: 'email',
    hidden: { embed: '1' },
  },
  kit: {
    options: { form: code() },
    action: 'https://app.kit.com/forms/{form}/subscriptions',
    field: 'email_address',
    hidden: {},
  },
  mailchimp: {
    options: { action: { pattern: FORM_ADDRESS, takes: 'the https address of the form', fallback: null } },
    action: '{action}',
    field: 'EMAIL',
    hidden: {},
  },
  listmonk: {
    options: { host: host(null), list: code() },
    action: '{host}/subscription/form',
    field: 'email',
    hidden: { l: '{list}' },
  },
  form: {
    options: {
      action: { pattern: FORM_ADDRESS, takes: 'the https address that takes the form', fallback: null },
      field: { pattern: /^[\w[\]-]{1,64}$/, takes: 'the name of a field', fallback: 'email' },
    },
    action: '{action}',
    field: '{field}',
    hidden: {},
  },
};
