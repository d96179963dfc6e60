/** What stands in a site's style sheet. */
import { type MdcmsSite, mdcmsSite } from './site.ts';

/** The site with these texts of config.yml (beside its name) and theme.yml. */
export function styledSite(config: string, theme: string | null): Promise<MdcmsSite> {
  return mdcmsSite({
    'config.yml': `sitename: S\n${theme === null ? '' : 'theme: theme.yml\n'}${config}`,
    ...(theme === null ? {} : { 'theme.yml': theme }),
  });
}

/** The value of a custom property of the theme, followed to its end; a colour in one mode. */
export function token(css: string, name: string, mode: 'light' | 'dark' = 'light'): string {
  const value = new RegExp(`[{;]--${name}:\\s*([^;}]+)`).exec(css)?.[1] ?? '';
  const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? [];
  if (other !== undefined) return token(css, other, mode);
  const [, light, dark] = /^light-dark\(([^,]+),([^)]+)\)$/.exec(value) ?? [];
  return (mode === 'light' ? light : dark) ?? value;
}
