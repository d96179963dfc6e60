/**
 * TeX as MathML, which browsers draw without a script or a style sheet of their own (docs/decisions/math.md). The
 * library is loaded when the first formula occurs.
 */
import { createRequire } from 'node:module';

interface Temml {
  renderToString(tex: string, options: Readonly<Record<string, unknown>>): string;
}

let temml: Temml | undefined;

/** A formula in HTML, or its error. */
export type Formula = { html: string } | { error: string };

/**
 * The MathML of a formula; `display`: on lines of its own. Macros expand a thousand times at most, and nesting too
 * deep for the stack is an error like any other.
 */
export function renderFormula(tex: string, display: boolean): Formula {
  temml ??= createRequire(import.meta.url)('temml') as Temml;
  try {
    const html = temml.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      annotate: false,
      trust: false,
      maxExpand: 1000,
      maxSize: [50, 50],
      macros: {},
    });
    return { html: withoutStyles(html) };
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { error: error instanceof RangeError ? 'it is nested too deep' : plain(first) };
  }
}

/** The message without temml's marks of the place: combining characters below it, and its position. */
function plain(message: string): string {
  const end = message.indexOf(' at position ');
  return (end < 0 ? message : message.slice(0, end)).replaceAll('\u0332', '').trim();
}

/**
 * A page's Content-Security-Policy allows no style attributes: colours become attributes of MathML, borders become
 * classes, and the rest, which MathML Core does by default, is removed.
 */
function withoutStyles(html: string): string {
  return html.replace(/<([a-z]+)((?: [a-z-]+="[^"<>]*")*)>/g, (tag, name: string, attributes: string) => {
    const style = / style="([^"]*)"/.exec(attributes);
    if (style === null) return tag;
    const rest = attributes.replace(style[0], '');
    const { names, colours } = translate(style[1] ?? '');
    const known = / class="([^"]*)"/.exec(rest);
    const classes = [...(known?.[1]?.split(' ') ?? []), ...names];
    const others = known === null ? rest : rest.replace(known[0], '');
    return `<${name}${others}${colours}${classes.length === 0 ? '' : ` class="${classes.join(' ')}"`}>`;
  });
}

function translate(style: string): { names: string[]; colours: string } {
  const names: string[] = [];
  let colours = '';
  for (const declaration of style.split(';')) {
    const [property = '', value = ''] = declaration.split(':', 2).map((part) => part.trim());
    if (property === 'color') colours += ` mathcolor="${value}"`;
    else if (property === 'background-color' || property === 'background')
      colours += ` mathbackground="${value}"`;
    else if (property === 'border' && value !== '0') names.push('math-box');
    else if (/^border-(?:left|right|top|bottom)$/.test(property) && !/^(?:0|none)/.test(value)) {
      names.push(`math-${property.slice('border-'.length)}`);
    }
  }
  return { names, colours };
}
