/** Prepares a Mermaid diagram for the package that draws it, if the package can draw all of it. */
import { readFlowchart } from './flowchart.ts';

/** Limits of a diagram (UTF-16 units, lines); larger ones are not drawn. */
const LONGEST = 6000;
const MOST_LINES = 150;

/** For each kind, the lines that the package can draw. */
const KINDS: readonly { head: RegExp; lines: readonly RegExp[] }[] = [
  {
    head: /^stateDiagram(?:-v2)?$/i,
    lines: [
      /^direction\s+\w\w$/,
      /^state\s+"[^"]+"\s+as\s+\w+(?:\s*\{)?$/,
      /^state\s+\w+\s*\{$/,
      /^\}$/,
      /^(?:\[\*\]|[\p{L}\w-]+)\s*-->\s*(?:\[\*\]|[\p{L}\w-]+)(?:\s*:.+)?$/u,
      /^[\p{L}\w-]+\s*:\s*\S.*$/u,
    ],
  },
  {
    head: /^sequenceDiagram$/i,
    lines: [
      /^(?:participant|actor)\s+\S/i,
      /^note\s(?:left of|right of|over)\s[^:]{1,200}:/i,
      /^(?:loop|alt|else|opt|par|and|critical|break|rect)\b/i,
      /^end$/,
      /^(?:de)?activate\s+\S/,
      /^[^\s:<>-][^:<>]{0,100}?--?(?:>>?|[x)])[+-]?[^:]{1,100}:/,
    ],
  },
  {
    head: /^classDiagram(?:-v2)?$/i,
    lines: [
      /^class\s+[\w~]+(?:\s*\{)?$/,
      /^\}$/,
      /^<<\w+>>(?:\s+\w+)?$/,
      /^\w+\s*:\s*\S.*$/,
      /^\w+(?:\s+"[^"]*")?\s+(?:<\|--|\*--|o--|-->|<--|--|\.\.>|<\.\.|\.\.\|>|<\|\.\.|--\*|--o|--\|>|\.\.)(?:\s+"[^"]*")?\s+\w+(?:\s*:.*)?$/,
      /^[+#~-]?[\w~<>[\], ]+(?:\([^()]*\)[*$]?\s*[\w~<>[\]]*)?$/,
    ],
  },
  {
    head: /^erDiagram$/i,
    lines: [
      /^[\w-]+\s+[|}o]{1,2}(?:--|\.\.)[|{o]{1,2}\s+[\w-]+\s*:\s*\S.*$/,
      /^[\w-]+\s*\{$/,
      /^\}$/,
      /^\w+\s+\w+(?:\s+(?:PK|FK|UK)(?:,\s*(?:PK|FK|UK))*)?(?:\s+"[^"]*")?$/,
    ],
  },
];

/** The source for the package, and the diagram's title; null if the package would draw it wrongly or not at all. */
export function readDiagram(source: string): { text: string; title: string } | null {
  if (source.length > LONGEST) return null;
  const { body, title } = withoutHead(source);
  const lines = body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('%%'));
  const [first = ''] = lines;
  if (lines.length > MOST_LINES) return null;
  const flowchart = readFlowchart(lines);
  if (flowchart !== null) return { text: flowchart.join('\n'), title };
  const kind = KINDS.find(({ head }) => head.test(first));
  const known = lines.slice(1).every((line) => kind?.lines.some((form) => form.test(line)));
  return kind === undefined || !known || lines.length < 2 ? null : { text: lines.join('\n'), title };
}

/** Separates the front matter, between lines of dashes, which may have a title. */
function withoutHead(source: string): { body: string; title: string } {
  const text = source.trimStart();
  const end = text.startsWith('---\n') ? text.indexOf('\n---', 3) : -1;
  if (end < 0) return { body: text, title: '' };
  const title = /^title:[ \t]*(\S.*)$/m.exec(text.slice(0, end))?.[1] ?? '';
  return { body: text.slice(end + '\n---'.length), title: title.replace(/^["']|["']$/g, '') };
}
