/** Checks the URLs for href and src in templates. */

/**
 * The URL itself if it is relative or has a scheme that runs no code (http, https, mailto, tel); else `#`.
 * Browsers drop tabs, line breaks and leading control characters before they read the scheme, so those are dropped
 * first here too (URL Standard, basic URL parser, steps 1 to 3).
 */
export function safeUrl(url: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that a URL parser ignores.
  const bare = url.replace(/^[\u0000-\u0020]+/, '').replace(/[\t\n\r]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1];
  if (scheme === undefined) return bare;
  return /^(?:https?|mailto|tel)$/i.test(scheme) ? bare : '#';
}
