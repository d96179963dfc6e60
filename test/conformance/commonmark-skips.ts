/** Examples of the CommonMark spec that we render otherwise, each with the reason. Nothing else may fail. */
export const SKIPS: ReadonlyMap<number, string> = new Map([
  [148, 'a line end inside raw `pre`, before a blank line, is lost; marked cuts the HTML block there'],
  [602, 'GFM: a bare URL is a link'],
  [608, 'GFM: a bare URL is a link'],
  [611, 'GFM: a bare URL is a link'],
  [612, 'GFM: a bare mail address is a link'],
]);
