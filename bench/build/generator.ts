/** A site generator under measurement, and how its project is laid out. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CommandLine } from '../command-line.ts';
import { generatePost, postName } from './generate-site.ts';

export interface Generator {
  name: string;
  version: string | null;
  highlighter: string;
  /** Whether the pages it writes are compressed as well: the compressed forms, or null. */
  compressed: string | null;
  /** What keeps it from running here; empty where nothing does. */
  missing: readonly string[];
  /** The files of a project beside its posts: path to content. */
  files: Readonly<Record<string, string>>;
  /** Folders that it looks for packages in are linked from the tools; null: none. */
  packages: string | null;
  /** The folder of the posts, and the text of one from the generated one. */
  posts: { folder: string; convert: (post: string) => string };
  build: CommandLine;
  /** Its development server on 127.0.0.1. */
  serve: (port: number) => CommandLine;
  /** What stands behind the path of a post in its URLs: '/' or nothing. */
  slash: string;
  /** What it writes, caches included, by path: removed before a cold build. */
  writes: readonly string[];
  /** Where a build leaves the pages. */
  output: string;
}

/** Writes a project of `count` posts into `folder`, which is made. */
export async function layOut(generator: Generator, folder: string, count: number): Promise<void> {
  for (const [path, content] of Object.entries(generator.files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await mkdir(join(folder, generator.posts.folder), { recursive: true });
  for (let number = 0; number < count; number++) await writePost(generator, folder, number);
}

/** Writes one post; another `edition` is another text of it. */
export async function writePost(
  { posts }: Generator,
  folder: string,
  number: number,
  edition: number = 0,
): Promise<void> {
  await writeFile(join(folder, posts.folder, postName(number)), posts.convert(generatePost(number, edition)));
}
