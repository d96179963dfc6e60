/** Which files of the content folder are served as they are. */
import { isDataYaml } from './author-files.ts';
import { canonicalPath } from './canonical-path.ts';
import { isCardTemplate } from './card-template.ts';
import { isDocumentFile } from './document-name.ts';
import {
  extensionOf,
  type FileKind,
  isAboutFolder,
  isCopy,
  isMarkdown,
  isUnderscored,
  kindOfFile,
} from './file-kinds.ts';
import type { Asset, SourceTree } from './model.ts';
import { isPartFile } from './parts.ts';
import { lastPart } from './path-parts.ts';
import { createProblem, type Problem, wholeFile } from './problem.ts';
import type { ProblemCode } from './problem-kinds.ts';
import { isTemplateFile } from './template-files.ts';
import { isInTheme } from './theme-folder.ts';

/** Bytes at the start of a file that show whether it is a template or a private key. */
const HEAD_BYTES = 200;

/**
 * Everything below assets/, and elsewhere the kinds of files for readers (favicon.ico, robots.txt, .well-known/…),
 * at their own paths. Other files are reported. `theme` is the folder of the site's theme, whose files have no paths of
 * their own; '' without one.
 */
export function findAssets(tree: SourceTree, theme: string, problems: Problem[]): Asset[] {
  const assets: Asset[] = [];
  for (const [file, bytes] of tree) {
    if (isInTheme(file, tree, theme) || isTemplateFile(file) || isCardTemplate(file)) continue;
    if (isDocumentFile(file) || isPartFile(file) || isDataYaml(file)) continue;
    if (isMarkdown(file) && !file.startsWith('assets/')) {
      reportMarkdown(file, problems);
      continue;
    }
    const kind = kindOfFile(file, () => new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)));
    if (kind === 'served') assets.push({ file, path: canonicalPath(`/${file}`), bytes });
    else report(file, kind, problems);
  }
  return assets;
}

function reportMarkdown(file: string, problems: Problem[]): void {
  if (isCopy(file)) report(file, 'copy', problems);
  else if (isUnderscored(file)) report(file, 'underscore', problems);
  else if (!isAboutFolder(file) && !file.startsWith('api/')) {
    problems.push(createProblem('file-not-published', wholeFile(file), `${file} is not published`));
  }
}

/** The messages name the kind and not the file, so that many of a kind are folded into one problem. */
function report(file: string, kind: FileKind, problems: Problem[]): void {
  const add = (code: ProblemCode, message: string, hint?: string): void => {
    problems.push(createProblem(code, wholeFile(file), message, hint));
  };
  const misnamed = /^(config|nav|theme)\.yaml$/i.exec(file);
  const extension = extensionOf(file);
  const name = extension === '' ? lastPart(file) : `.${extension}`;
  if (misnamed !== null) {
    add('file-not-published', `${file} is not read`, `Rename it to ${misnamed[1]?.toLowerCase()}.yml`);
  } else if (kind === 'copy') {
    add('file-copy', 'a copy that an editor or a tool left here is not served');
  } else if (kind === 'source') {
    add(
      'file-format',
      `\`${name}\` is in a format that Coldpress does not read: it is neither a page nor served`,
    );
  } else if (kind === 'private') {
    add('file-refused', `\`${name}\` is not served from here`);
  } else if (kind === 'underscore' && !/(?:^|\/)_drafts\//.test(file)) {
    add('underscore-name', 'files and folders whose names begin with `_` are not published');
  }
}
