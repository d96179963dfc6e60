/** Resolves front matter's `image`. */
import type { ReadDocument } from './document.ts';
import type { SiteContent } from './model.ts';
import { createProblem } from './problem.ts';
import { createResolver } from './resolve.ts';

/** Makes each document's `image` a URL, absolute or of this site; reports missing files. */
export function resolveImages(content: SiteContent, read: readonly ReadDocument[]): void {
  if (read.every(({ document }) => document.image === null)) return;
  const resolve = createResolver(content);
  for (const { document, imagePlace } of read) {
    if (document.image === null) continue;
    const found = resolve(document, document.image);
    const isImage = found !== null && found.document === null;
    if (!isImage) {
      const message = `the image ${document.image} is not in this site`;
      content.problems.push(createProblem('file-missing', imagePlace, message));
    }
    document.image = isImage ? found.path : null;
  }
}
