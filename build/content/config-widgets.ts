/**
 * `comments`, `analytics` and `newsletter` of config.yml: a provider by name alone, or a map with `provider` and its
 * options. Pages get plain data, with every placeholder filled in.
 */
import { meantHint } from './did-you-mean.ts';
import type { NewsletterForm, ScriptWidget } from './model.ts';
import type { Directive } from './policy-extension.ts';
import {
  ANALYTICS_PROVIDERS,
  COMMENT_PROVIDERS,
  FORM_ADDRESS,
  type FormProvider,
  NEWSLETTER_PROVIDERS,
  type ScriptProvider,
  type WidgetOption,
} from './widget-providers.ts';
import type { YamlMap } from './yaml-map.ts';
import { parseBoolean } from './yaml-scalar.ts';

type WidgetKey = 'comments' | 'analytics' | 'newsletter';
type Values = Readonly<Record<string, string>>;

/** The parts of config.yml from which options without a value get theirs. */
export interface WidgetDefaults {
  /** Absolute, or null. */
  url: string | null;
  /** `repository` as written, or null. */
  repository: string | null;
  language: string;
}

/** The widget of `comments` or `analytics`; null: none, or one that cannot be made, with a problem. */
export function readScriptWidget<Key extends string>(
  map: YamlMap<Key>,
  key: Key & ('comments' | 'analytics'),
  defaults: WidgetDefaults,
): ScriptWidget | null {
  const providers = key === 'comments' ? COMMENT_PROVIDERS : ANALYTICS_PROVIDERS;
  const found = readProvider<ScriptProvider, Key>(map, key, providers, defaults);
  if (found === null) return null;
  const { name, provider, values, written } = found;
  const isOwn = provider.ownScript !== undefined && written.has('host');
  const script = { ...provider.script, ...(isOwn ? { src: provider.ownScript ?? '' } : {}) };
  const wanted = written.has('host') ? provider.sources : (provider.hosted ?? provider.sources);
  const sources = Object.entries(wanted).map(([directive, list]): [Directive, string[]] => [
    directive as Directive,
    list.map((source) => fill(source, values)),
  ]);
  const src = fill(script.src ?? '', values);
  return {
    provider: name,
    element: Object.entries(provider.element ?? {}),
    inline: provider.inline === undefined ? null : fill(provider.inline, values),
    script: Object.entries(script)
      .map(([attribute, text]): [string, string] => [attribute, fill(text, values)])
      .filter(([, text]) => text !== ''),
    policy: { ...Object.fromEntries(sources), 'script-src': [new URL(src).origin] },
  };
}

/** The form of `newsletter`; null as for the others. A whole address is that of a form with the field `email`. */
export function readNewsletter<Key extends string>(
  map: YamlMap<Key>,
  key: Key & 'newsletter',
  defaults: WidgetDefaults,
): NewsletterForm | null {
  const address = map.isText(key) ? (map.text(key) ?? '') : '';
  if (FORM_ADDRESS.test(address)) return { action: address, field: 'email', hidden: [] };
  const found = readProvider<FormProvider, Key>(map, key, NEWSLETTER_PROVIDERS, defaults);
  if (found === null) return null;
  const { provider, values } = found;
  return {
    action: fill(provider.action, values),
    field: fill(provider.field, values),
    hidden: Object.entries(provider.hidden).map(([name, text]) => [name, fill(text, values)]),
  };
}

/** A provider that the author has chosen, with the values of its options. */
interface Chosen<Provider> {
  name: string;
  provider: Provider;
  values: Values;
  /** The options that the author wrote. */
  written: ReadonlySet<string>;
}

/** The chosen provider; null: none, or one that cannot be used, with a problem. */
function readProvider<
  Provider extends { options: Readonly<Record<string, WidgetOption>> },
  Key extends string,
>(
  map: YamlMap<Key>,
  key: Key & WidgetKey,
  providers: Readonly<Record<string, Provider>>,
  defaults: WidgetDefaults,
): Chosen<Provider> | null {
  if (!map.has(key)) return null;
  const isText = map.isText(key);
  const chosen = isText ? null : map.map<string>(key, null);
  if (!isText && !map.isMap(key)) return null;
  const written = isText ? (map.text(key) ?? '') : (chosen?.text('provider') ?? '');
  if (isText && parseBoolean(written) === false) return null;
  const name = written.toLowerCase();
  const provider = Object.hasOwn(providers, name) ? providers[name] : undefined;
  if (provider === undefined) {
    const names = Object.keys(providers).join(', ');
    const message =
      written === ''
        ? `\`${key}\` names no \`provider\``
        : `\`${written}\` is not a service that \`${key}\` can use`;
    const hint =
      meantHint(name, Object.keys(providers)) ??
      `The services are ${names}. For another one write a file in parts/ with its csp beside it (\`coldpress docs widgets\`)`;
    map.report('widget-unknown', key, message, hint);
    return null;
  }
  const read = readOptions(map, key, name, provider.options, defaults);
  return read === null ? null : { name, provider, ...read };
}

/** The values of all options; null, with a problem, where one is missing or is not what it has to be. */
function readOptions<Key extends string>(
  map: YamlMap<Key>,
  key: Key & WidgetKey,
  name: string,
  options: Readonly<Record<string, WidgetOption>>,
  defaults: WidgetDefaults,
): { values: Values; written: Set<string> } | null {
  const inner = map.isMap(key) ? map.map(key, ['provider', ...Object.keys(options)]) : null;
  const values: Record<string, string> = {
    ...siteValues(defaults),
    language: '{language}',
    'site-language': defaults.language,
  };
  const written = new Set<string>();
  for (const [option, { pattern, takes, fallback, notNeededWith }] of Object.entries(options)) {
    const text = inner?.text(option) ?? null;
    if (text !== null && pattern.test(text)) {
      values[option] = option === 'host' ? text.replace(/\/$/, '') : text;
      written.add(option);
    } else if (text !== null) {
      inner?.report('widget-option', option, `\`${option}\` of ${name} takes ${takes}, not \`${text}\``);
      return null;
    } else if (fallback !== null) values[option] = fill(fallback, values);
    else if (notNeededWith !== undefined && inner?.has(notNeededWith) === true) values[option] = '';
    if (values[option] === undefined || /^\{.+\}$/.test(values[option])) {
      const hint = `Write \`${key}:\` with lines \`provider: ${name}\` and \`${option}: …\` (${takes})`;
      map.report('widget-option', key, `${name} needs \`${option}\``, hint);
      return null;
    }
  }
  return { values, written };
}

/** The values that follow from other keys: the domain of the site, and its repository at GitHub. */
function siteValues({ url, repository }: WidgetDefaults): Record<string, string> {
  const [, repo] =
    /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?:\/|$)/.exec(repository ?? '') ?? [];
  return {
    ...(url === null ? {} : { domain: new URL(url).hostname }),
    ...(repo === undefined ? {} : { repo }),
  };
}

/** The text with its placeholders; one without a value stays. */
function fill(text: string, values: Values): string {
  return text.replace(/\{([a-z-]{1,20})\}/g, (whole, name: string) => values[name] ?? whole);
}
