/** The author's shortcodes and templates as JavaScript, and the data that they may read. */
import { createHash } from 'node:crypto';
import type { SiteContent } from '../../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import type { TemplateName } from '../../content/template-names.ts';
import { BLOCK_TAGS } from '../../markdown/blocks/read.ts';
import { dataDigest } from '../../remember/data-digest.ts';
import { templateRunner } from '../../workers/package-root.ts';
import { type AuthorModule, bundleModule } from './bundle-module.ts';

/** A shortcode that can be called. */
export interface ShortcodeBundle extends AuthorModule {
  name: string;
}

/** A template that can be called. */
export interface TemplateBundle extends AuthorModule {
  name: TemplateName;
  /** Changes with its code. */
  digest: string;
  /** Whether its pages have sources of their own. */
  isMarked: boolean;
}

/** Plain data: it is sent to threads. */
export interface AuthorCode {
  /** Of all shortcodes, also of those that cannot be compiled. */
  names: string[];
  bundles: ShortcodeBundle[];
  templates: TemplateBundle[];
  data: Record<string, unknown>;
  /** By name: changes with the code of a shortcode. */
  digests: Record<string, string>;
  /** By name: changes with a file of data. */
  dataDigests: Record<string, string>;
  /** The names of the shortcodes whose pages have sources of their own. */
  marked: string[];
}

export const NO_CODE: AuthorCode = {
  names: [],
  bundles: [],
  templates: [],
  data: {},
  digests: {},
  dataDigests: {},
  marked: [],
};

/** Bundles the code of the content in `folder` (absolute). Files that cannot be bundled are left out. */
export function bundleAuthorCode(
  { shortcodes, templates, data }: Pick<SiteContent, 'shortcodes' | 'templates' | 'data'>,
  folder: string,
): { code: AuthorCode; problems: Problem[] } {
  if (shortcodes.length === 0 && templates.length === 0) return { code: NO_CODE, problems: [] };
  const problems: Problem[] = [];
  const bundles = shortcodes.flatMap(({ name, file }): ShortcodeBundle[] => {
    if (BLOCK_TAGS.includes(name)) {
      const message = `\`${name}\` is a block of Coldpress itself`;
      problems.push(createProblem('shortcode-name', wholeFile(file), message));
      return [];
    }
    const extra = "export { raw } from 'coldpress/parts';";
    const bundle = bundleModule(file, { folder, extra, code: 'shortcode-code' }, problems);
    return bundle === null ? [] : [{ name, ...bundle }];
  });
  const pages = templates.flatMap(({ name, file, csp }): TemplateBundle[] => {
    const extra = `export { templateArguments } from ${JSON.stringify(templateRunner())};`;
    const bundle = bundleModule(file, { folder, extra, code: 'template-code' }, problems);
    const isMarked = Object.keys(csp).length > 0;
    return bundle === null ? [] : [{ name, ...bundle, digest: digest(bundle.code), isMarked }];
  });
  const code = {
    names: shortcodes.map(({ name }) => name).filter((name) => !BLOCK_TAGS.includes(name)),
    bundles,
    templates: pages,
    data,
    digests: Object.fromEntries(bundles.map((bundle) => [bundle.name, digest(bundle.code)])),
    dataDigests: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, dataDigest(value)])),
    marked: shortcodes.filter(({ csp }) => Object.keys(csp).length > 0).map(({ name }) => name),
  };
  return { code, problems };
}

function digest(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
