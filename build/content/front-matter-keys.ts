/**
 * Front matter as one set of keys: Coldpress's own, in any case, and their synonyms from other tools, also inside
 * the maps in which some tools keep them. Keys without a meaning here are reported.
 */
import { meantHint } from './did-you-mean.ts';
import {
  DRAFT_WORDS,
  FRONT_MATTER_KEYS,
  type FrontMatterKey,
  HOLDERS,
  kindOfKey,
  ownKey,
  plainWord,
  wordsFor,
} from './front-matter-words.ts';
import type { Problem } from './problem.ts';
import { YamlMap } from './yaml-map.ts';
import type { YamlText } from './yaml-text.ts';

/** A key as it stands in the file. */
export interface WrittenKey {
  map: YamlMap<string>;
  key: string;
}

export class FrontMatter {
  /** By plain word, in the order of the file; keys at the top come before those in a map. */
  readonly #written: Map<string, WrittenKey[]> = new Map();
  /** Misspellings of `draft`. */
  readonly nearlyDraft: WrittenKey[] = [];

  constructor(yaml: YamlText, problems: Problem[]) {
    const top = new YamlMap<string>(yaml, yaml.root, null, 'front matter', problems);
    const holders: YamlMap<string>[] = [];
    for (const key of top.keys()) {
      if (HOLDERS.includes(plainWord(key)) && top.isMap(key)) holders.push(top.map(key, null));
      else if (this.#isRead(top, key)) this.#add(top, key);
    }
    for (const map of holders) for (const key of map.keys()) this.#add(map, key);
  }

  #add(map: YamlMap<string>, key: string): void {
    const word = plainWord(key);
    const there = this.#written.get(word);
    if (there === undefined) this.#written.set(word, [{ map, key }]);
    // The own spelling counts before another.
    else if (key === ownKey(key) && map === there[0]?.map) there.unshift({ map, key });
    else there.push({ map, key });
  }

  /** Whether the key has a meaning; reports it if not. */
  #isRead(map: YamlMap<string>, key: string): boolean {
    const kind = kindOfKey(key);
    if (kind === 'nearly-draft') {
      this.nearlyDraft.push({ map, key });
    } else if (kind === 'unused') {
      map.reportKey('other-tool-key', key, `\`${key}\``);
    } else if (kind === 'unknown') {
      const hint = meantHint(key, [...FRONT_MATTER_KEYS, ...DRAFT_WORDS]);
      const message = `there is no key \`${key}\` in front matter`;
      map.reportKey('unknown-key', key, message, hint);
    }
    return kind === 'read';
  }

  /** All keys in the file with this plain word, with a value or without. */
  spellings(word: string): readonly WrittenKey[] {
    return this.#written.get(word) ?? [];
  }

  /** Each key that means `key` and has a value, the own one first. */
  all(key: FrontMatterKey): WrittenKey[] {
    return wordsFor(key).flatMap((word) => this.spellings(word).filter((found) => found.map.has(found.key)));
  }

  /** The key that counts for `key`: the own one, or the first of another tool for which `isMeant` returns true. */
  find(key: FrontMatterKey, isMeant: (written: WrittenKey) => boolean = () => true): WrittenKey | null {
    return this.all(key).find((written) => ownKey(written.key) === key || isMeant(written)) ?? null;
  }

  /** The text of the key that counts; another tool's key counts only if its value is a text. */
  text(key: FrontMatterKey): string | null {
    const found = this.find(key, ({ map, key: written }) => map.isText(written));
    return found === null ? null : found.map.text(found.key);
  }
}
