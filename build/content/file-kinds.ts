/**
 * The kind of a file of the content folder, by its name: a copy that an editor left, a source in a format that is
 * not read, a file for readers, or a file not to be published. Outside assets/ only listed kinds are served, so
 * that an unforeseen kind of secret is not.
 */
import { lastPart } from './path-parts.ts';

/**
 * served: for readers. The others are not served: copy: left by an editor or a tool; source: in a format of another
 * tool; private: perhaps a secret, or of no use to readers; underscore: by its name; silent: the author does not expect
 * it to be served, so nothing is reported.
 */
export type FileKind = 'served' | 'copy' | 'source' | 'private' | 'underscore' | 'silent';

const MARKDOWN = /\.(?:md|markdown|mdown|mkd)$/i;
/** Backups, swap files, rejected patches, conflicts, and what systems leave in folders. */
const COPY = [
  /~$|^#.*#$|^~\$|^\._/,
  /\.(?:bak|backup|orig|old|save|sav|sw[a-p]|tmp|temp|rej|part|crdownload|mine|r\d+|~\d+~)$/i,
  /[ ._-]\(?conflicted copy|\.sync-conflict-|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+\.\w+$/i,
  /^(?:Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r)$/i,
];
/** Text formats from which other tools make pages. */
const SOURCES =
  words(`mdx mdoc markdoc mdc org rst rest adoc asciidoc asc textile creole wiki mediawiki qmd rmd rmarkdown
  ipynb tex typ dj djot pod rdoc njk nunjucks hbs handlebars mustache liquid ejs pug jade haml slim erb j2 jinja
  jinja2 tera twig gohtml tmpl tpl astro vue svelte jsx tsx scss sass less styl`);
/** Kinds that browsers show and readers download. */
const SERVED = words(`jpg jpeg png apng gif svg svgz webp avif ico cur bmp tif tiff heic heif jxl
  mp3 m4a ogg oga opus wav flac aac weba mid midi mp4 m4v webm ogv mov avi mkv mpg mpeg vtt srt lrc m3u m3u8
  woff woff2 ttf otf ttc eot pdf epub mobi azw3 djvu ps doc docx odt ods odp xls xlsx ppt pptx rtf csv tsv bib
  zip gz tgz bz2 xz zst 7z rar tar html htm xhtml css js mjs json jsonld geojson topojson webmanifest wasm xml xsl
  xslt rss atom txt text ics ical vcf gpx kml kmz asc sig gltf glb obj mtl stl 3mf usdz torrent swf cff bibtex jsonl
  ndjson bin dat`);
const PACKED = /\.(?:gz|bz2|xz|zst|zip)$/i;
/** Settings of programs, and usual names of secrets, with extensions that are served otherwise. */
const SETTINGS = [
  /^(?:package|package-lock|npm-shrinkwrap|composer|tsconfig[\w-]*|jsconfig[\w-]*|bower|deno|firebase|vercel|netlify|angular|lerna|turbo|biome|renovate|appsettings|docker-compose|wrangler|hugo)\./i,
  /\.config\.(?:js|mjs|json)$/i,
  /^\.?[a-z]{1,20}rc\.(?:js|json)$/i,
  /^(?:gulpfile|gruntfile)\.m?js$/i,
  /^(?:requirements|constraints|cmakelists|runtime|procfile)[\w-]*\.txt$/i,
  /^(?:pom|build)\.xml$/i,
  /(?:^|[-_. ])(?:secrets?|credentials?|passwords?|passwd|service[-_]?account|client[-_]secret|private[-_]?key|backup|dump)(?:[-_. ]|$)/i,
];
/** The beginning of every private key in the form of RFC 7468 and its forerunners. */
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/;
/** Rules for the build, in the syntax Netlify and Cloudflare share. */
const RULE_FILES: ReadonlySet<string> = new Set(['_redirects', '_headers']);
/** Files that belong to a folder of text rather than to its site. */
const ABOUT_THE_FOLDER =
  /^(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT|NOTICE|AUTHORS)(?:\.\w+)*$/i;
/** Files of an npm project: a content folder may be one, for its API. */
const PROJECT_FILES: ReadonlySet<string> = new Set([
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'spin.toml',
]);

/** Whether the name is that of Markdown, in any spelling of its extension. */
export function isMarkdown(file: string): boolean {
  return MARKDOWN.test(file);
}

/** The name or path of a Markdown file without the extension; another one as it is. */
export function withoutMarkdownEnding(file: string): string {
  return file.replace(MARKDOWN, '');
}

/** Whether a file at the top of a folder is about it: its README, licence, authors, rules for contributors. */
export function isAboutFolder(file: string): boolean {
  return ABOUT_THE_FOLDER.test(file);
}

/** Whether an editor or a tool left the file beside another. */
export function isCopy(file: string): boolean {
  const name = lastPart(file);
  return COPY.some((pattern) => pattern.test(name));
}

/** Whether a folder or file on the way has a name that begins with `_`: not published, in Jekyll and others. */
export function isUnderscored(file: string): boolean {
  return (
    !RULE_FILES.has(file) && file.split('/').some((part) => part.startsWith('_') && !/^_index\./i.test(part))
  );
}

/** The kind of a file that is no document. `head` returns the first bytes as text. */
export function kindOfFile(file: string, head: () => string): FileKind {
  if (file.startsWith('assets/')) return 'served';
  if (file.startsWith('api/') || PROJECT_FILES.has(file) || RULE_FILES.has(file)) return 'silent';
  if (isCopy(file)) return 'copy';
  if (/\.ya?ml$/i.test(file) || isAboutFolder(file)) return 'silent';
  if (PRIVATE_KEY.test(head())) return 'private';
  if (file.startsWith('.well-known/')) return 'served';
  if (isUnderscored(file)) return 'underscore';
  const extension = extensionOf(file);
  if (SOURCES.has(extension) && !(extension === 'asc' && !isInContent(file))) return 'source';
  if (extension === 'txt' && isInContent(file)) return 'source';
  if (isTemplate(extension, head)) return 'source';
  return isForReaders(file, extension) ? 'served' : 'private';
}

/** A page or template of a tool that fills in files with front matter. */
function isTemplate(extension: string, head: () => string): boolean {
  return /^(?:x?html?|xml|txt|css|js|json|svg)$/.test(extension) && /^\ufeff?---[ \t]*\r?\n/.test(head());
}

/** Whether readers have a use for a file of this kind, and it is no setting, no secret and no packed database. */
function isForReaders(file: string, extension: string): boolean {
  const name = lastPart(file);
  if (SETTINGS.some((pattern) => pattern.test(name))) return false;
  if (extension === '') return file === 'apple-app-site-association' || file === 'CNAME';
  if (!SERVED.has(extension)) return false;
  const inner = PACKED.test(name) ? extensionOf(name.replace(PACKED, '')) : '';
  return !/^(?:sql|sqlite3?|db|dump|env|pem|key|tfstate)$/.test(inner);
}

function isInContent(file: string): boolean {
  return /^(?:pages|posts)\//.test(file);
}

/** In small letters, without its dot; '' where there is none. */
export function extensionOf(file: string): string {
  const name = lastPart(file);
  const dot = name.lastIndexOf('.');
  return dot < 1 ? '' : name.slice(dot + 1).toLowerCase();
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
