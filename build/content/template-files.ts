/** The author's templates: templates/post.ts takes the place of the theme's template for posts. */
import { meantHint } from './did-you-mean.ts';
import { readPolicyBeside } from './parts.ts';
import { createProblem, type Problem, wholeFile } from './problem.ts';
import { TEMPLATE_NAMES, type TemplateName } from './template-names.ts';

export interface TemplateFile {
  name: TemplateName;
  /** templates/post.ts */
  file: string;
  /** Sources by directive that its pages need. */
  csp: Record<string, string[]>;
}

const FOLDER = 'templates/';
/** A policy beside a template, and what templates may import: modules in folders below, and data. */
const BESIDE = /\.(?:ya?ml|json)$|\/.*\//;

/** Whether a file of the content folder belongs to the templates and is not served. */
export function isTemplateFile(file: string): boolean {
  return file.startsWith(FOLDER) && !isOfOtherTool(file);
}

/** Templates of other tools are reported as files of their kind. */
function isOfOtherTool(file: string): boolean {
  return !/\.(?:ts|mts|js|mjs|ya?ml|json)$/.test(file);
}

/** The templates in `tree`. A file whose name is none of a template is a warning. */
export function readTemplateFiles(
  tree: ReadonlyMap<string, Uint8Array>,
  problems: Problem[],
): TemplateFile[] {
  return [...tree.keys()].flatMap((file): TemplateFile[] => {
    if (!isTemplateFile(file) || BESIDE.test(file)) return [];
    const written = file.slice(FOLDER.length);
    const name = TEMPLATE_NAMES.find((known) => written === `${known}.ts`);
    if (name !== undefined) return [{ name, file, csp: readPolicyBeside(file, tree, problems) }];
    const [, stem = '', extension = ''] = /^([^.]*)(.*)$/s.exec(written) ?? [];
    const isKnown = TEMPLATE_NAMES.some((known) => known === stem);
    const hint = isKnown ? `Rename it to ${FOLDER}${stem}.ts` : meantHint(stem, TEMPLATE_NAMES);
    const message = isKnown
      ? `a template ends in .ts, not in ${extension}`
      : `there is no template called ${stem}`;
    problems.push(createProblem('template-unknown', wholeFile(file), message, hint));
    return [];
  });
}
