/**
 * The script that the development server alone adds to each page: it follows saves and shows errors. Styles are set
 * through the object model and lie in a shadow tree, so the page's policy and style sheet are not in the way. Texts
 * are never read as HTML.
 */

/** Where the script and the events are; no file of a site is served below it. */
export const DEV_PATH = '/@coldpress/';

export const PAGE_SCRIPT: string = String.raw`(() => {
  const me = document.currentScript;
  // The last change that this page shows or has received.
  let change = me.dataset.change;
  const place = 'coldpress-scroll ' + location.pathname;
  const y = sessionStorage.getItem(place);
  if (y !== null) {
    sessionStorage.removeItem(place);
    const back = () => scrollTo({ top: Number(y), behavior: 'instant' });
    back();
    addEventListener('load', back);
  }
  const reload = () => {
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
  };
  const MARK = ' data-change="' + change + '"';
  const withoutChange = (text) => text.replace(/ data-change="[-0-9]+"/, '');
  const source = () => fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' }).then((r) => r.text());
  // The text of this page, unless it changed before it was read: then the next change is shown by a reload.
  let shown = source().then((text) => (text.includes(MARK) ? withoutChange(text) : null)).catch(() => null);
  const isStyle = (file) => /\.css$/.test(file) || file === 'theme.yml';
  const sheets = (root) => [...root.querySelectorAll('link[rel~="stylesheet"]')];
  const withoutSheets = (text) => {
    const page = new DOMParser().parseFromString(text, 'text/html');
    for (const link of sheets(page)) link.removeAttribute('href');
    return page.documentElement.outerHTML;
  };
  const restyle = (text) => {
    const next = sheets(new DOMParser().parseFromString(text, 'text/html'));
    const now = sheets(document);
    now.forEach((old, index) => {
      const href = next[index] && next[index].getAttribute('href');
      if (!href) return;
      const link = old.cloneNode();
      const url = new URL(href, location.href);
      if (url.origin === location.origin) url.searchParams.set('coldpress', Date.now());
      link.href = url.href;
      link.addEventListener('load', () => old.remove());
      link.addEventListener('error', () => old.remove());
      old.after(link);
    });
  };
  const follow = async ({ files, moved }) => {
    const target = moved[location.pathname];
    if (target !== undefined) return location.replace(target + location.search + location.hash);
    const before = await shown;
    const text = withoutChange(await source());
    shown = Promise.resolve(text);
    const onlyStyle = files !== null && files.length > 0 && files.every(isStyle);
    if (before === null) return reload();
    if (onlyStyle && withoutSheets(text) === withoutSheets(before)) return restyle(text);
    const isSame = text === before;
    const onlyText = files !== null && files.every((file) => /\.(md|yml|yaml)$/.test(file) || /(^|\/)_(redirects|headers)$/.test(file));
    if (!isSame || !onlyText) reload();
  };
  let queue = Promise.resolve();

  let host = null;
  const css = new CSSStyleSheet();
  css.replaceSync(
    ':host{all:initial;position:fixed;inset:0;z-index:2147483647}' +
    '.back{position:absolute;inset:0;background:#0009;display:flex;align-items:flex-start;justify-content:center;overflow:auto;padding:2rem 1rem}' +
    '.box{background:#1b1b1f;color:#eee;font:15px/1.5 ui-monospace,monospace;border-top:6px solid #e5484d;border-radius:8px;padding:1.25rem 1.5rem;max-width:60rem;width:100%;box-sizing:border-box}' +
    'h1{font:600 17px/1.4 system-ui,sans-serif;margin:0 0 .75rem}pre{margin:0 0 .25rem;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}' +
    'p{font:14px/1.4 system-ui,sans-serif;color:#aaa;margin:0}' +
    '.bar{position:absolute;left:50%;bottom:1rem;transform:translateX(-50%);background:#1b1b1f;color:#eee;font:14px/1.4 system-ui,sans-serif;border-radius:8px;padding:.6rem 1rem;pointer-events:auto}' +
    '.box a{display:block;font:14px/1.4 system-ui,sans-serif;margin:0 0 1rem}a{color:#8ec5ff}',
  );
  const element = (name, text, cls) => {
    const made = document.createElement(name);
    if (cls) made.className = cls;
    if (text) made.textContent = text;
    return made;
  };
  const layer = (id) => {
    const made = document.createElement('coldpress-' + id);
    const root = made.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [css];
    document.documentElement.append(made);
    return { made, root };
  };
  const show = ({ errors, problems }) => {
    if (host) host.remove();
    host = null;
    if (errors === 0) return;
    const { made, root } = layer('overlay');
    host = made;
    const back = element('div', '', 'back');
    const box = element('div', '', 'box');
    box.setAttribute('role', 'alertdialog');
    box.setAttribute('aria-label', 'What is wrong with the content');
    box.append(element('h1', errors === 1 ? 'The content has an error' : 'The content has ' + errors + ' errors'));
    for (const { text, docs } of problems) {
      const more = element('a', 'What it means');
      Object.assign(more, { href: docs, target: '_blank', rel: 'noreferrer' });
      box.append(element('pre', text), more);
    }
    if (errors > problems.length) box.append(element('p', 'These are the first ' + problems.length + '. The terminal shows more.'));
    box.append(element('p', 'It goes away when you save a mended file. Esc or a click outside hides it.'));
    back.append(box);
    back.addEventListener('click', (event) => event.target === back && made.remove());
    root.append(back);
  };
  addEventListener('keydown', (event) => event.key === 'Escape' && host && host.remove());
  if (me.dataset.gone) {
    const { root, made } = layer('gone');
    made.style.pointerEvents = 'none';
    const bar = element('div', '', 'bar');
    if (me.dataset.to) {
      const link = element('a', me.dataset.to);
      link.href = me.dataset.to;
      bar.append(me.dataset.gone + ' was renamed. It is at ', link);
    } else bar.append(me.dataset.gone + ' was deleted.');
    root.append(bar);
  }

  const events = new EventSource('${DEV_PATH}events');
  // Another one was reported between the answer of this page and this stream, or while the stream was cut.
  events.addEventListener('hello', ({ data }) => JSON.parse(data) === change || reload());
  events.addEventListener('broken', ({ data }) => show(JSON.parse(data)));
  events.addEventListener('changed', ({ data }) => {
    const event = JSON.parse(data);
    change = event.change;
    queue = queue.then(() => follow(event)).catch(() => {});
  });
})();
`;
