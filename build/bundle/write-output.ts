/**
 * Writes the build's files so that no reader ever sees half of one: each is written beside its place and
 * renamed into it, the component last, since it alone is what is served.
 */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface OutputFile {
  /** From the output folder. */
  name: string;
  content: string | Uint8Array | readonly Uint8Array[];
}

/**
 * Writes `files` into the folder `out`, creating it. All are complete on disk before the first is renamed; on
 * an error the temporary files are removed and what was there stays. `obsolete` are names of an earlier build
 * that this one does not have; they are removed.
 */
export async function writeOutput(
  out: string,
  files: readonly OutputFile[],
  obsolete: readonly string[] = [],
): Promise<void> {
  await mkdir(out, { recursive: true });
  const temporary = (name: string): string => join(out, `.${name.replaceAll('/', '-')}.${process.pid}.tmp`);
  try {
    for (const { name, content } of files) {
      const data = Array.isArray(content)
        ? Buffer.concat(content as Uint8Array[])
        : (content as string | Uint8Array);
      await writeFile(temporary(name), data, { flush: true });
    }
    for (const { name } of files) {
      await mkdir(dirname(join(out, name)), { recursive: true });
      await rename(temporary(name), join(out, name));
    }
    for (const name of obsolete) await rm(join(out, name), { force: true });
  } catch (error) {
    await Promise.all(files.map(({ name }) => rm(temporary(name), { force: true })));
    throw error;
  }
}
