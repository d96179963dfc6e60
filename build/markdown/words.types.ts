/** What the words of an article are in one language. */

export interface Words {
  /** What a callout is, said to those who do not see its colour. */
  info: string;
  warning: string;
  success: string;
  error: string;
  contents: string;
  onThisPage: string;
  footnotes: string;
  footnote: string;
  backToReference: string;
  table: string;
  done: string;
  notDone: string;
  tabs: string;
  newerPosts: string;
  olderPosts: string;
  pages: string;
  pageOf: string;
  more: string;
  years: string;
  noPosts: string;
}
