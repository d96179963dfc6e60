/** A page as a site has it, for what depends on its text: compressing and inflating. */
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { generateSite } from '../build/generate-site.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

/** Where the site of the benchmark has it. */
export const ARTICLE_PATH: string = '/posts/article';

/** The site's age, 1 January 2026. */
const AS_OF = 1_767_225_600;
const POSTS = 20;

/** One of twenty posts of 6 KB with two code blocks, built: some 17 KB of HTML. The same each time. */
export function builtArticle(): Promise<Uint8Array> {
  return inTemporaryFolder(async (content) => {
    await generateSite(content, POSTS);
    const { result } = await buildSite({ content, exclude: [], asOf: AS_OF });
    if (result === null) throw new Error('the posts of the benchmark cannot be built');
    const request = { method: 'GET', target: '/posts/00011', headers: [], now: AS_OF };
    const { status, body } = createNativeSite(concatenate(result.pack)).respond(request);
    if (status !== 200) throw new Error(`the post of the benchmark is answered ${status}`);
    return Uint8Array.from(body);
  });
}
