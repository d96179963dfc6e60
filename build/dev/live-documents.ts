/** The data of a live site for its API: that of the manifest, with texts that are made when they are read. */
import type { Manifest, ManifestDocument } from '../bundle/manifest.ts';
import type { Document } from '../content/model.ts';
import { withoutComments } from '../markdown/published-source.ts';
import type { Rendered } from '../markdown/render.types.ts';
import { renderDocument } from '../pages/documents/render-document.ts';
import { inManifestOrder, manifestHead } from '../plan/manifest-documents.ts';
import { manifestSite } from '../plan/manifest-site.ts';
import { inputFor } from '../site/snapshot-input.ts';
import type { LiveSite } from './live-site.ts';

/** The site's own data and its posts, newest first, scheduled and expired ones too. */
export function liveDocuments(site: LiveSite): Pick<Manifest, 'site' | 'posts'> {
  const { context } = site.parts;
  const plan = site.planAt(site.asOf);
  const render = (document: Document): Rendered => renderDocument(inputFor(plan, document), document);
  const posts = inManifestOrder(context, 'post').map(
    (document): ManifestDocument => ({
      ...manifestHead(context, document),
      get html() {
        return render(document).html;
      },
      markdown: withoutComments(document.body),
      get text() {
        return render(document).text;
      },
    }),
  );
  return { site: manifestSite(context.content.config), posts };
}
