/** Documents as lists show them, each made once: lists are made for one instant after another, and after each save. */
import type { Config, Document } from '../content/model.ts';
import type { DocumentSummary } from '../markdown/render.types.ts';

export class Summaries {
  #config: Config | null = null;
  readonly #byLanguage = new Map<string, WeakMap<Document, DocumentSummary>>();

  /** The summary of `document` under `config` in `language`: the identical one, or what `make` gives. */
  get(document: Document, config: Config, language: string, make: () => DocumentSummary): DocumentSummary {
    const known = this.#of(config, language);
    let summary = known.get(document);
    if (summary === undefined) {
      summary = make();
      known.set(document, summary);
    }
    return summary;
  }

  /** Those of another configuration are forgotten. */
  #of(config: Config, language: string): WeakMap<Document, DocumentSummary> {
    if (this.#config !== config) this.#byLanguage.clear();
    this.#config = config;
    let known = this.#byLanguage.get(language);
    if (known === undefined) {
      known = new WeakMap();
      this.#byLanguage.set(language, known);
    }
    return known;
  }
}
