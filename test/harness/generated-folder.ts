/** A folder of its own with the content of a generated site in it. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSite } from '../../bench/build/generate-site.ts';

/** A new temporary folder, the caller's to remove, and in it the folder `content` of a site of `posts` posts. */
export async function generatedFolder(posts: number): Promise<{ folder: string; content: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'coldpress-generated-'));
  const content = join(folder, 'content');
  await generateSite(content, posts);
  return { folder, content };
}
