/** The API of this site: the one that Coldpress brings. A site that wants more writes its own here. */
export { default, settings } from 'coldpress/api/main';
