/** `[Ctrl]{key with="K"}`: keys to press together. */
import { html, type Shortcode } from 'coldpress/parts';

const key: Shortcode<{ with?: string }> = ({ with: other }, body) =>
  html`<kbd>${body}</kbd>${other !== undefined && html` + <kbd>${other}</kbd>`}`;

export default key;
