/** Calls the author's templates, and reports those that fail or leave out a part that every page needs. */
import { createProblem, type Problem, wholeFile } from '../../content/problem.ts';
import type { TemplateName } from '../../content/template-names.ts';
import { siteData, templateCall, templatesFor } from '../../theme/template-view.ts';
import type { PageView, SiteView } from '../../theme/view.ts';
import { thrownProblem } from './author-faults.ts';
import { type AuthorThread, DEADLINE, type Reply } from './author-thread.ts';
import type { TemplateBundle } from './bundle-shortcodes.ts';
import { missingFromPage } from './missing-from-page.ts';
import { MOST_SITES } from './thread-program.ts';

/** The document that a template made; null: it failed, and `problems` has the reason. */
export interface TemplatePage {
  html: string | null;
  problems: Problem[];
  /** The names of the data that it read; `*`: all of it. */
  reads: readonly string[];
}

/** The comment at the end of the pages of a template with sources of its own, by which their policy finds it. */
export function templateMark(name: TemplateName): string {
  return `<!--template:${name}-->`;
}

export class TemplateCalls {
  readonly #bundles: ReadonlyMap<TemplateName, TemplateBundle>;
  readonly #thread: AuthorThread;
  /** Templates that did not return once are not called again. */
  readonly #slow = new Set<TemplateName>();
  /** Errors by their place and message. */
  readonly #errors = new Map<string, Problem>();
  /** Numbers of the sites around pages, and those that the thread has. */
  readonly #numbers = new WeakMap<SiteView, number>();
  #count = 0;
  #sent: number[] = [];

  constructor(bundles: readonly TemplateBundle[], thread: AuthorThread) {
    this.#bundles = new Map(bundles.map((bundle) => [bundle.name, bundle]));
    this.#thread = thread;
  }

  /** Whether the theme makes all pages. */
  get isEmpty(): boolean {
    return this.#bundles.size === 0;
  }

  /** Changes with the code of the template that makes a page; null: the theme's own makes it. */
  digestFor(page: Pick<PageView, 'kind' | 'layout' | 'list'>): string | null {
    const bundle = this.#bundleFor(page);
    return bundle === undefined ? null : `${bundle.name} ${bundle.digest}`;
  }

  /** The page as the author's template makes it; null: there is none for it. Waits. */
  render(site: SiteView, page: PageView): TemplatePage | null {
    const bundle = this.#bundleFor(page);
    if (bundle === undefined) return null;
    if (this.#slow.has(bundle.name)) return slowPage(bundle);
    const reply = this.#thread.call({
      module: bundle.file,
      template: templateCall(site, page),
      ...this.#siteOf(site),
    });
    if (reply === null) {
      this.#slow.add(bundle.name);
      return slowPage(bundle);
    }
    if ('message' in reply) {
      return { html: null, problems: [this.#thrown(bundle, reply, page)], reads: reply.reads };
    }
    return { ...pageOf(reply, bundle), reads: reply.reads };
  }

  /** The problem of an error, with the first page on which the template throws it. */
  #thrown(
    bundle: TemplateBundle,
    { message, stack }: { message: string; stack: string },
    page: PageView,
  ): Problem {
    const where = page.document?.file ?? page.path ?? 'the error page';
    const text = `the template \`${bundle.name}\` throws on ${where}: ${message}`;
    const problem = thrownProblem('template-throws', bundle, stack, text);
    const { file, line, column } = problem;
    const key = JSON.stringify([file, line, column, message]);
    const first = this.#errors.get(key) ?? problem;
    this.#errors.set(key, first);
    return first;
  }

  #bundleFor(page: Pick<PageView, 'kind' | 'layout' | 'list'>): TemplateBundle | undefined {
    const name =
      this.#bundles.size === 0 ? undefined : templatesFor(page).find((each) => this.#bundles.has(each));
    return name === undefined ? undefined : this.#bundles.get(name);
  }

  /** The number of a site, and its data if the thread does not have them: a large navigation is sent once. */
  #siteOf(site: SiteView): { siteNumber: number; site?: object } {
    let siteNumber = this.#numbers.get(site);
    if (siteNumber === undefined) {
      siteNumber = this.#count++;
      this.#numbers.set(site, siteNumber);
    }
    if (this.#thread.isNew) this.#sent = [];
    if (this.#sent.includes(siteNumber)) return { siteNumber };
    this.#sent = [...this.#sent, siteNumber].slice(-MOST_SITES);
    return { siteNumber, site: siteData(site) };
  }
}

function slowPage({ name, file }: TemplateBundle): TemplatePage {
  const message = `the template \`${name}\` has not returned after ${DEADLINE / 1000} seconds`;
  return { html: null, problems: [createProblem('template-slow', wholeFile(file), message)], reads: ['*'] };
}

function pageOf(
  reply: Exclude<Reply, { message: string }>,
  { name, file, isMarked }: TemplateBundle,
): Omit<TemplatePage, 'reads'> {
  const kind = 'kind' in reply ? reply.kind : reply.html.trim() === '' ? 'an empty text' : null;
  if (kind !== null || !('html' in reply)) {
    const message = `the template \`${name}\` returns ${kind ?? 'nothing'}, not the HTML of a page`;
    return { html: null, problems: [createProblem('template-result', wholeFile(file), message)] };
  }
  const html = `${reply.html.trim()}\n`;
  const problems = missingFromPage(html).map((missing) =>
    createProblem(
      'template-incomplete',
      wholeFile(file),
      `the template \`${name}\` makes pages without ${missing}`,
    ),
  );
  return { html: isMarked ? html + templateMark(name) : html, problems };
}
