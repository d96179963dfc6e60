/**
 * The folder parts/: an author's own HTML or Markdown for named places of the page, `head.html`, `after-post.md`, for
 * every page or for one kind of page (`after-content.list.html`). None of it is served by itself.
 */
import { decodeSource } from './decode.ts';
import { didYouMean } from './did-you-mean.ts';
import { readPolicyExtension } from './policy-extension.ts';
import { createProblem, type Problem, wholeFile } from './problem.ts';
import { YamlMap } from './yaml-map.ts';
import { parseYaml } from './yaml-text.ts';

/** The places of parts. after-post comes after the article of a post, before its neighbours and related posts. */
export const PART_PLACES = [
  'head',
  'before-content',
  'after-content',
  'after-post',
  'sidebar',
  'footer',
] as const;
export type PartPlace = (typeof PART_PLACES)[number];

/** The kinds of page that a part can be for. */
const PART_KINDS = ['home', 'page', 'post', 'list', 'error'] as const;
type PartKind = (typeof PART_KINDS)[number];

export interface Part {
  file: string;
  place: PartPlace;
  /** Null: for every kind of page that has no part of its own. */
  kind: PartKind | null;
  format: 'html' | 'markdown';
  text: string;
  /** Sources by directive that pages with this part need. */
  csp: Record<string, string[]>;
}

const FOLDER = 'parts/';
const NAME = /^([^.]+)(?:\.([^.]+))?\.(html|md)$/;
/** A file beside a part, of the same name, with its policy. */
const BESIDE = /\.ya?ml$/;

/** Whether a file of the content folder belongs to the parts of pages and is not served. */
export function isPartFile(file: string): boolean {
  return file.startsWith(FOLDER);
}

/**
 * The parts in `tree`, in the order of their names. A file of another name is a warning, and so is a second one for a
 * place.
 */
export function readParts(tree: ReadonlyMap<string, Uint8Array>, problems: Problem[]): Part[] {
  const parts: Part[] = [];
  for (const [file, bytes] of tree) {
    if (!isPartFile(file) || isPolicyOfPart(file, tree) || isCode(file)) continue;
    const named = readName(file, problems);
    if (named === null) continue;
    const other = parts.find(({ place, kind }) => place === named.place && kind === named.kind);
    if (other !== undefined) {
      problems.push(createProblem('part-twice', wholeFile(file), `${other.file} stands in the same place`));
      continue;
    }
    const source = decodeSource(file, bytes, problems);
    if (source === null) continue;
    parts.push({ ...named, file, text: source.text.trim(), csp: readPolicyBeside(file, tree, problems) });
  }
  return parts;
}

/** Shortcodes, and modules that they import. */
function isCode(file: string): boolean {
  return /\.(?:ts|js|mjs|json)$/.test(file) && !isPlace(file);
}

/** `head.js` is a mistake: scripts stand in HTML. */
function isPlace(file: string): boolean {
  const [, name = ''] = /^parts\/([^./]+)\./.exec(file) ?? [];
  return PART_PLACES.some((place) => place === name);
}

/** `head.yml` beside `head.html`. */
function isPolicyOfPart(file: string, tree: ReadonlyMap<string, Uint8Array>): boolean {
  const name = file.replace(BESIDE, '');
  return name !== file && ['.html', '.md', '.ts'].some((extension) => tree.has(name + extension));
}

/** The sources that the file beside a part names under `csp`. */
export function readPolicyBeside(
  part: string,
  tree: ReadonlyMap<string, Uint8Array>,
  problems: Problem[],
): Record<string, string[]> {
  const name = part.replace(/\.(?:html|md|ts)$/, '');
  const file = [`${name}.yml`, `${name}.yaml`].find((each) => tree.has(each));
  const source = file === undefined ? null : decodeSource(file, tree.get(file) ?? new Uint8Array(), problems);
  if (file === undefined || source === null) return {};
  const yaml = parseYaml(source, 0, source.text.length, problems);
  return readPolicyExtension(new YamlMap<'csp'>(yaml, yaml.root, ['csp'], file, problems));
}

function readName(file: string, problems: Problem[]): Pick<Part, 'place' | 'kind' | 'format'> | null {
  const [, written = '', ofKind, extension] = NAME.exec(file.slice(FOLDER.length)) ?? [];
  const refuse = (message: string, meant: string | null): null => {
    const hint = meant === null ? undefined : `Did you mean ${meant}?`;
    problems.push(createProblem('part-unknown', wholeFile(file), message, hint));
    return null;
  };
  if (extension === undefined) return refuse('this is not the name of a part of a page', null);
  const place = PART_PLACES.find((known) => known === written);
  if (place === undefined) {
    const meant = didYouMean(written, PART_PLACES);
    return refuse(
      `there is no place called ${written}`,
      meant === null ? null : `${FOLDER}${meant}.${extension}`,
    );
  }
  const kind = PART_KINDS.find((known) => known === ofKind);
  if (ofKind !== undefined && kind === undefined) {
    return refuse(`there is no kind of page called ${ofKind}`, didYouMean(ofKind, PART_KINDS));
  }
  return { place, kind: kind ?? null, format: extension === 'md' ? 'markdown' : 'html' };
}
