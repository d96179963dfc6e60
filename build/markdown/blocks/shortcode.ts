/** An author's own block: its tag is the name of a file in parts/, which makes its HTML. */
import type { RenderState } from '../state.ts';
import type { BlockToken } from '../tokens.ts';
import type { ShortcodeBlock } from './block.ts';
import { bodyOf, type Fence } from './fence.ts';
import type { ReadBlock } from './kind.ts';
import { readOption } from './options.ts';

/**
 * Reads a fence: all lines of `key: value` up to the first other one are options, the text behind the tag is the
 * option `value`, and the rest is the body.
 */
export function readShortcode({ tag, argument, lines, raw }: Fence): ReadBlock {
  const options: Record<string, string> = argument.text === '' ? {} : { value: argument.text };
  let count = 0;
  for (const line of lines) {
    const option = readOption(line);
    if (option === null) break;
    options[option.key] = option.value.text;
    count++;
  }
  const block: ShortcodeBlock = {
    kind: 'shortcode',
    name: tag.text.toLowerCase(),
    options,
    inline: false,
    body: bodyOf(lines.slice(count), raw),
  };
  return { block, faults: [] };
}

/** The HTML that the author's function returns; '' with a problem where it fails. `body` is HTML. */
export function renderShortcode(
  { name, options, inline, body: { text } }: ShortcodeBlock,
  body: string,
  token: BlockToken,
  state: RenderState,
): string {
  const { document, language, shortcodes } = state.context;
  const page = { file: document.file, path: document.path, language };
  const answer = shortcodes?.call({ name, options, body, around: { text, inline, page } });
  if (answer === undefined) return '';
  if ('html' in answer) return inline ? answer.html : `${answer.html.trimEnd()}\n`;
  if ('fault' in answer)
    state.report(token, answer.fault, { from: 0, length: token.raw.split('\n', 1)[0]?.length ?? 1 });
  else state.add(answer.problem);
  return '';
}
