/** Small sites written for mdcms, built whole, and what their paths answer. */
import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import type { Representation, Version } from '../../build/bundle/manifest.ts';
import { fieldsOf } from '../../build/bundle/own-values.ts';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import type { Problem } from '../../build/content/problem.ts';
import { createNativeSite } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import type { BuiltSite } from '../../build/plan/built-site.ts';
import { AS_OF } from '../harness/built-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

export interface Asked {
  type?: string;
  language?: string;
}

export class MdcmsSite {
  readonly problems: Problem[];
  readonly #site: BuiltSite;
  readonly #bodies: Buffer;

  constructor(site: BuiltSite, problems: Problem[]) {
    this.#site = site;
    this.#bodies = Buffer.concat(site.bodies.map(loadBytes));
    this.problems = problems;
  }

  get redirects(): BuiltSite['manifest']['redirects'] {
    return this.#site.manifest.redirects;
  }

  /** What a path answers at the time of the build, or null. */
  version(path: string): Version | null {
    return this.#site.manifest.routes.find((route) => route.path === path)?.versions[0] ?? null;
  }

  /** The body that the handler sends for a target at the time of the build. */
  answer(target: string): string {
    const { body } = createNativeSite(this.#site.pack).respond({
      method: 'GET',
      target,
      headers: [],
      now: AS_OF,
    });
    return Buffer.from(body).toString();
  }

  status(path: string): number {
    return this.version(path)?.status ?? 404;
  }

  /** The representation without a content coding; HTML unless something else is asked for. */
  representation(path: string, { type = 'text/html', language }: Asked = {}): Representation {
    const found = this.version(path)?.representations.find(
      (each) =>
        each.coding === 'identity' &&
        each.type === type &&
        (language === undefined || each.language === language),
    );
    assert.ok(found !== undefined, `${path} has no ${type} ${language ?? ''}`);
    return found;
  }

  /** The header fields of a representation. */
  headers(form: Representation): Map<string, string> {
    return new Map(fieldsOf(this.#site.manifest.headerLists, form));
  }

  /** Its text. */
  text(path: string, asked: Asked = {}): string {
    return this.bodyText(this.representation(path, asked));
  }

  /** The text of the page for what is not there. */
  notFound(): string {
    const [form] = this.#site.manifest.answers.notFound.representations;
    return form === undefined ? '' : this.bodyText(form);
  }

  /** The style sheet that a page refers to. */
  css(path: string = '/'): string {
    const [, href = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(this.text(path)) ?? [];
    return this.text(href, { type: 'text/css' });
  }

  /** What is warned of, as `code file:line:column`. */
  warnings(code?: string): string[] {
    return this.problems
      .filter((problem) => code === undefined || problem.code === code)
      .map(({ code: each, file, line, column }) => `${each} ${file}:${line}:${column}`);
  }

  private bodyText({ body, inflatedFrom }: Representation): string {
    const [at = 0, length = 0] = this.#site.manifest.bodies[inflatedFrom ?? body ?? ''] ?? [];
    const stored = this.#bodies.subarray(at, at + length);
    return (inflatedFrom === null ? stored : gunzipSync(stored)).toString('utf8');
  }
}

/** Builds a site of `files`; config.yml and a homepage are added where missing. Fails where it does not build. */
export async function mdcmsSite(
  files: Readonly<Record<string, string | Uint8Array>>,
  asOf: number = AS_OF,
): Promise<MdcmsSite> {
  const folder = siteFolder({
    'config.yml': 'sitename: Harbour\n',
    'pages/home.md': '---\ntitle: Home\n---\nWelcome.\n',
    ...files,
  });
  const { problems, result } = await buildSite({ content: folder, exclude: [], asOf });
  assert.ok(result !== null, JSON.stringify(problems, null, 1));
  return new MdcmsSite(result, problems);
}

/** A page or post with front matter as written. */
export function page(frontMatter: string, body: string = 'Text.\n'): string {
  return `---\n${frontMatter.trim()}\n---\n${body}`;
}
