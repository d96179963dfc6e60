/** The data of the site for reading blocks, from the render context. */
import type { CalloutType } from './blocks/block.ts';
import { CALLOUT_TYPES } from './blocks/callout.ts';
import type { BlockContext } from './blocks/kind.ts';
import type { RenderContext } from './render.types.ts';

/** The messages, shortcodes and icons of the site, and its settings for formulas and typography. */
export function blockContext(context: RenderContext): BlockContext {
  const { callouts } = context.config;
  return {
    math: context.config.math,
    typography: context.config.smartPunctuation ? context.language : null,
    messageKeys: () => Object.keys(callouts),
    shortcodes: context.shortcodes?.names ?? new Set(),
    hasIcon: (name) => context.resolve(`assets/icons/${name}.svg`) !== null,
    message(key) {
      const message = Object.hasOwn(callouts, key) ? callouts[key] : undefined;
      const words = message && inLanguage(message.languages, context);
      if (message === undefined || words === undefined) return null;
      return { type: calloutType(message.type), title: words.title, text: words.text };
    },
  };
}

/** The entry for the page's variant or language, else for the site's, else the first. */
function inLanguage<T>(languages: Readonly<Record<string, T>>, context: RenderContext): T | undefined {
  const { document, language, config } = context;
  const wanted = [
    document.variant,
    language,
    language.split('-')[0],
    config.defaultCategory?.code,
    config.language,
  ];
  const found = wanted.find((code) => typeof code === 'string' && Object.hasOwn(languages, code));
  return typeof found === 'string' ? languages[found] : Object.values(languages)[0];
}

/** config.yml writes `warning`, or the tag `callout-warning`; anything else is a plain note. */
function calloutType(written: string): CalloutType {
  const name = written
    .trim()
    .toLowerCase()
    .replace(/^callout-/, '');
  return CALLOUT_TYPES.find((type) => type === name) ?? 'info';
}
