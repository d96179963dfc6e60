/**
 * Runs in the homepage's head: sends mdcms's addresses (`/#posts/x.md`) to where the page now is. The
 * query stays (`?cat=nb`). An address can only lead to this site: what would change the origin is ignored.
 */
{
  const [, folder, name, part = ''] =
    /^#(pages|posts)\/([^/\\#?][^\\#?]*)\.md(?:\?[^#]*)?(#.*)?$/.exec(location.hash) || [];
  if (name) {
    const path = (folder === 'posts' ? '/posts/' : '/') + name;
    const target = new URL(path + location.search + part, location.origin);
    if (target.origin === location.origin) location.replace(target);
  }
}
