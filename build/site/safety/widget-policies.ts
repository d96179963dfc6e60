/**
 * The sources that services of config.yml and parts with a `csp` beside them need. A page gets them if it contains
 * the widget's own markup, so that all other pages keep their strict policy.
 */
import type { SiteContent } from '../../content/model.ts';
import { formStart, scriptStart } from '../../theme/templates/widgets.ts';
import { shortcodeMark } from '../shortcodes/shortcode-calls.ts';
import { templateMark } from '../shortcodes/template-calls.ts';
import { hashSource, type Policy } from './directives.ts';

export interface WidgetPolicy {
  /** Text of the page's HTML that stands there exactly if the widget does. */
  markup: string;
  policy: Policy;
}

/**
 * An embed that opens by a click of the reader's (markdown/embed.ts): its kind, and its origin, or a path of this site.
 */
const EMBED = / data-embed="(frame|video|audio)" data-src="(https:\/\/[^/"?#]{1,300}|\/)/g;

/** The widgets of `content`. `partTexts` are the parts as HTML, by their names in the view. */
export function widgetPolicies(
  {
    config,
    parts,
    shortcodes,
    templates,
  }: Pick<SiteContent, 'config' | 'parts' | 'shortcodes' | 'templates'>,
  partTexts: Readonly<Record<string, string>>,
): WidgetPolicy[] {
  const scripts = [config.comments, config.analytics].flatMap((widget): WidgetPolicy[] => {
    if (widget === null) return [];
    const inline = widget.inline === null ? [] : [hashSource(widget.inline)];
    const { 'script-src': files = [], ...others } = widget.policy;
    return [{ markup: scriptStart(widget), policy: { ...others, 'script-src': [...files, ...inline] } }];
  });
  const { newsletter } = config;
  const form: WidgetPolicy[] =
    newsletter === null
      ? []
      : [
          {
            markup: formStart(newsletter),
            policy: { 'form-action': [new URL(newsletter.action).origin] },
          },
        ];
  const own = parts.flatMap(({ place, kind, csp }): WidgetPolicy[] => {
    const markup = partTexts[kind === null ? place : `${place}.${kind}`] ?? '';
    return markup === '' || Object.keys(csp).length === 0 ? [] : [{ markup, policy: csp }];
  });
  const code = shortcodes
    .filter(({ csp }) => Object.keys(csp).length > 0)
    .map(({ name, csp }): WidgetPolicy => ({ markup: shortcodeMark(name), policy: csp }));
  const pages = templates
    .filter(({ csp }) => Object.keys(csp).length > 0)
    .map(({ name, csp }): WidgetPolicy => ({ markup: templateMark(name), policy: csp }));
  return [...scripts, ...form, ...own, ...code, ...pages];
}

/** The inline scripts of the services, which the build itself puts into pages. */
export function widgetScripts({ config }: Pick<SiteContent, 'config'>): string[] {
  return [config.comments, config.analytics].flatMap((widget) =>
    widget === null || widget.inline === null ? [] : [widget.inline],
  );
}

/** The sources of the embeds that the reader may open in the page `html`. */
export function embedPolicy(html: string): Policy {
  const frames: string[] = [];
  const media: string[] = [];
  if (!html.includes(' data-embed="')) return {};
  for (const [, kind, address = ''] of html.matchAll(EMBED)) {
    const source = address === '/' ? "'self'" : address;
    (kind === 'frame' ? frames : media).push(source);
  }
  return { 'frame-src': frames, 'media-src': media };
}
