/**
 * Runs in a homepage's head: forwards mdcms's addresses (`/#posts/x.md`, `/?cat=nb`, `/?cat=nb#pages/x.md`) to the
 * page's path. `data-categories` has each category and its homepage (`en=/ nb=/nb`), the default's first, whose pages
 * have no prefix; `data-base` is the site's base path (`/blog`). The rest of the query stays. An address that would lead
 * to another origin is ignored.
 */
{
  const [, folder, name, part = ''] =
    /^#(pages|posts)\/([^/\\#?][^\\#?]*)\.md(?:\?[^#]*)?(#.*)?$/.exec(location.hash) || [];
  const query = new URLSearchParams(location.search);
  const { base = '', categories = '' } = document.documentElement.dataset;
  const homes = categories.split(' ').map((home) => home.split('='));
  const index = homes.findIndex(([code]) => code && code === query.get('cat'));
  const path = name && (folder === 'posts' ? '/posts/' : '/') + name;
  if (path || index >= 0) {
    const [code, home = '/'] = homes[index] ?? [];
    if (code) query.delete('cat');
    const target = new URL(base + (path ? (index > 0 ? `/${code}` : '') + path : home), location.origin);
    target.search = query.toString();
    target.hash = path ? part : location.hash;
    if (target.origin === location.origin && target.href !== location.href) location.replace(target);
  }
}
