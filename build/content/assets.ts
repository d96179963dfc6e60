/** Which files of the content folder are served as they are. */
import { canonicalPath } from './canonical-path.ts';
import { isDocumentFile } from './document-name.ts';
import type { Asset, SourceTree } from './model.ts';
import { createProblem, type Problem, wholeFile } from './problem.ts';

/** Rules for the build, in the syntax Netlify and Cloudflare share: never served. */
const RULE_FILES: ReadonlySet<string> = new Set(['_redirects', '_headers']);
/** Files that belong to a folder of text rather than to its site. */
const ABOUT_THE_FOLDER = /^(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|SECURITY)(?:\.\w+)*$/i;
/** A content folder may be an npm project, for its API: its source and settings are nobody's to read. */
const PROJECT_FILES: ReadonlySet<string> = new Set([
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'spin.toml',
]);
const MARKDOWN = /\.(?:md|markdown|mdown|mkd)$/i;
const YAML = /\.ya?ml$/i;

/**
 * Everything below assets/, and elsewhere what is neither Markdown nor YAML (favicon.ico, robots.txt,
 * .well-known/…), at its own path. Text that stands where no page can come of it is reported.
 */
export function findAssets(tree: SourceTree, problems: Problem[]): Asset[] {
  const assets: Asset[] = [];
  for (const [file, bytes] of tree) {
    if (isAsset(file)) assets.push({ file, path: canonicalPath(`/${file}`), bytes });
    else reportUnpublished(file, problems);
  }
  return assets;
}

function isAsset(file: string): boolean {
  if (file.startsWith('assets/')) return true;
  if (file.startsWith('api/') || PROJECT_FILES.has(file)) return false;
  return !(MARKDOWN.test(file) || YAML.test(file) || RULE_FILES.has(file) || ABOUT_THE_FOLDER.test(file));
}

function reportUnpublished(file: string, problems: Problem[]): void {
  const misnamed = /^(config|nav|theme)\.yaml$/i.exec(file);
  if (misnamed !== null) {
    const hint = `Rename it to ${misnamed[1]?.toLowerCase()}.yml`;
    problems.push(createProblem('file-not-published', wholeFile(file), `${file} is not read`, hint));
  } else if (MARKDOWN.test(file) && !isDocumentFile(file) && !ABOUT_THE_FOLDER.test(file)) {
    const inside = /^(?:pages|posts)\//.test(file);
    const hint = inside ? 'Let its name end in .md, in small letters.' : undefined;
    problems.push(createProblem('file-not-published', wholeFile(file), `${file} is not published`, hint));
  }
}
