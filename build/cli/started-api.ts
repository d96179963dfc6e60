/**
 * The API of a site that was just started. With the first request the component of an earlier build is loaded, or
 * where there is none yet it is built; until that is done the API answers in Node itself.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { liveDocuments } from '../dev/live-documents.ts';
import type { LiveSite } from '../dev/live-site.ts';
import type { IsolatedComponent } from '../host/isolated.ts';
import type { HostRequest, HostResponse } from '../host/wasi-http.ts';
import { ChangingComponent } from './changing-component.ts';
import type { ChildBuild } from './child-build.ts';
import type { Terminal } from './command.ts';
import { liveComponent } from './live-component.ts';
import { outFolder } from './preview-site.ts';
import { reportProblems } from './report.ts';
import { API_COMPONENT, apiMounts, nodeApi } from './site-api.ts';
import type { OptionValues } from './usage.ts';

export class StartedApi implements IsolatedComponent {
  readonly #content: string;
  readonly #site: LiveSite;
  readonly #build: ChildBuild;
  readonly #options: OptionValues;
  readonly #terminal: Terminal;
  readonly #component: ChangingComponent = new ChangingComponent(() => this.#inNode());
  #isRequested = false;

  /** `build` builds the site; its result is read at the first request of the API. */
  constructor(content: string, site: LiveSite, build: ChildBuild, options: OptionValues, terminal: Terminal) {
    this.#content = content;
    this.#site = site;
    this.#build = build;
    this.#options = options;
    this.#terminal = terminal;
  }

  handle(request: HostRequest): Promise<HostResponse> {
    if (!this.#isRequested) {
      this.#isRequested = true;
      this.#useComponent().catch((error: unknown) => this.#terminal.note(`${String(error)}\n`));
    }
    return this.#component.handle(request);
  }

  close(): Promise<void> {
    return this.#component.close();
  }

  async #useComponent(): Promise<void> {
    const { note } = this.#terminal;
    const out = outFolder(this.#options);
    await this.#build.settled();
    if (!existsSync(join(out, API_COMPONENT))) {
      note('First request to the API: building its engine; Node answers meanwhile.\n');
      if ((await this.#build.run([])) !== 0) return;
    }
    const [mount] = await apiMounts(out, note, 0);
    if (mount === undefined) return;
    this.#component.replaceBy(await mount.load());
    note('From now on the API’s component answers.\n');
  }

  async #inNode(): Promise<IsolatedComponent> {
    const { api, problems } = await nodeApi(this.#content, liveDocuments(this.#site), this.#terminal.note);
    reportProblems(problems, this.#site.parts.tree, this.#terminal, { strict: false, json: false });
    return api ?? liveComponent(() => null);
  }
}
