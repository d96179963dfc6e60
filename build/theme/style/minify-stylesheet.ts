/** Minifies the site's style sheet. */
import { type ContentCache, cacheKey } from '../../remember/content-cache.ts';
import { esbuild } from '../esbuild.ts';

/**
 * The style sheet `source`, minified. `cache` has the results of earlier builds: esbuild is a separate process, and
 * starting it takes longer than the rest of a small site's second build.
 */
export function minifyStylesheet(source: string, cache: ContentCache): string {
  const key = cacheKey('stylesheet', source);
  const known = cache.get(key);
  if (known !== null) return new TextDecoder().decode(known);
  const { code } = esbuild().transformSync(source, { loader: 'css', minify: true, charset: 'utf8' });
  cache.put(key, new TextEncoder().encode(code));
  return code;
}
