/**
 * What the live site remembers: how each document was read and what its article says, since these are slow to
 * make. Pages and feeds are made for who asks for them and then forgotten, or the memory of a development server
 * would hold the whole site.
 */
import type { Resource } from '../bundle/resource.ts';
import { Memo } from '../remember/memo.ts';
import { BuildMemory } from '../site/build-memory.ts';

/** Remembers nothing. */
class Forgetful<T> extends Memo<T> {
  override get(_name: string, _key: unknown, make: () => T): T {
    return make();
  }
}

export class LiveMemory extends BuildMemory {
  override readonly pages: Memo<Resource> = new Forgetful();
  override readonly feeds: Memo<[string, Resource][]> = new Forgetful();
  override readonly feedArticles: Memo<string> = new Forgetful();
}

/** What the checker remembers: of articles only what was found in them (it sees to that itself). */
export class CheckMemory extends BuildMemory {
  override readonly pages: Memo<Resource> = new Forgetful();
}
