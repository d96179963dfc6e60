/**
 * Rewrites a Mermaid flowchart for the drawing package. The package expects one statement a line and blanks around
 * arrows, and silently misreads the rest: `a-->b` becomes a node `a--`. So each statement is parsed here first, and a
 * flowchart with one that cannot be parsed is not drawn.
 */

/** Limits of a flowchart, since the time of the layout grows faster than their number. */
const MOST_EDGES = 80;
const MOST_NODES = 120;

const ID = /[A-Za-z0-9_]+(?:-(?![-.>])[A-Za-z0-9_]+)*/y;
/** The brackets around the label of a node, longer ones first. */
const SHAPES: readonly [string, string][] = [
  ['(((', ')))'],
  ['([', '])'],
  ['((', '))'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['[/', '\\]'],
  ['[\\', '/]'],
  ['{{', '}}'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
  ['>', ']'],
];
/** An arrow of any length, with its text between bars or in its middle. */
const ARROW =
  /(<)?(?:(-{2,9}>|-\.{1,9}->|={2,9}>|-{3,9}|-\.{1,9}-|={3,9})(?:\|([^|]{0,200})\|)?|(--|-\.|==) ([^-=.|>]{1,200}?) ?(-{2,9}>|\.{1,9}->|={2,9}>|-{3,9}|={3,9}))/y;
/** Statements about styles, links and accessibility; the package reads the first three itself. */
const KEPT = /^(?:classDef|class|style|linkStyle)\s/;
const LEFT_OUT = /^(?:click|href|accTitle|accDescr)\b/;

/** The flowchart's lines as the package reads them; null if they contain anything else. */
export function readFlowchart(lines: readonly string[]): string[] | null {
  const head = /^(graph|flowchart)(?:\s+(TD|TB|LR|BT|RL))?\s*;?$/i.exec(lines[0] ?? '');
  if (head === null) return null;
  const out = [`${head[1]} ${head[2] ?? 'TD'}`];
  const counts = { edges: 0, nodes: 0 };
  for (const line of lines.slice(1).flatMap(statements)) {
    if (LEFT_OUT.test(line)) continue;
    const read = KEPT.test(line) || isFrame(line) ? line : readStatement(line, counts);
    if (read === null || counts.edges > MOST_EDGES || counts.nodes > MOST_NODES) return null;
    out.push(read);
  }
  return out;
}

function isFrame(line: string): boolean {
  return line === 'end' || /^subgraph\s+\S/.test(line) || /^direction\s+(?:TD|TB|LR|BT|RL)$/i.test(line);
}

/**
 * The statements of a line, separated by semicolons. A line with labels is one statement, since labels may contain
 * them.
 */
function statements(line: string): string[] {
  if (!line.includes(';')) return [line];
  if (/["[({]/.test(line) && !line.endsWith(';')) return [line];
  const text = line.replace(/;$/, '');
  return (/["[({]/.test(text) ? [text] : text.split(';'))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Nodes and arrows in turn, with blanks between them; null if the line contains anything else. */
function readStatement(line: string, counts: { edges: number; nodes: number }): string | null {
  const cursor = { at: 0 };
  let out = '';
  let before = 0;
  for (;;) {
    const group = readGroup(line, cursor);
    if (group === null) return null;
    counts.nodes += group.count;
    counts.edges += before * group.count;
    out += group.text;
    skipBlanks(line, cursor);
    if (cursor.at >= line.length) return out;
    ARROW.lastIndex = cursor.at;
    const match = ARROW.exec(line);
    if (match === null) return null;
    cursor.at = ARROW.lastIndex;
    before = group.count;
    out += ` ${arrow(match)} `;
  }
}

/** The arrow in its shortest form: the package knows no longer ones. */
function arrow([, back = '', whole, label, , middle, end = '']: RegExpExecArray): string {
  const sign = whole ?? end;
  const line = sign.includes('=') ? '==' : sign.includes('.') ? '-.' : '--';
  const short = { '==': ['==>', '==='], '-.': ['-.->', '-.-'], '--': ['-->', '---'] }[line] ?? ['-->', '---'];
  const text = (label ?? middle ?? '').trim();
  return back + (sign.endsWith('>') ? short[0] : short[1]) + (text === '' ? '' : `|${text}|`);
}

function readGroup(line: string, cursor: { at: number }): { text: string; count: number } | null {
  const nodes: string[] = [];
  for (;;) {
    skipBlanks(line, cursor);
    const node = readNode(line, cursor);
    if (node === null) return null;
    nodes.push(node);
    skipBlanks(line, cursor);
    if (line[cursor.at] !== '&') return { text: nodes.join(' & '), count: nodes.length };
    cursor.at++;
  }
}

function readNode(line: string, cursor: { at: number }): string | null {
  ID.lastIndex = cursor.at;
  const id = ID.exec(line)?.[0];
  if (id === undefined) return null;
  const start = cursor.at;
  cursor.at += id.length;
  const shape = SHAPES.find(([open]) => line.startsWith(open, cursor.at));
  if (shape !== undefined) {
    const from = cursor.at + shape[0].length;
    const quoted = line[from] === '"' ? line.indexOf('"', from + 1) + 1 : from;
    const end = quoted === 0 ? -1 : line.indexOf(shape[1], quoted);
    // The package would cut a label at its first bracket.
    if (end <= from || /[[\](){}<>]/.test(line.slice(from, end).replace(/<br\s?\/?>/gi, ''))) return null;
    cursor.at = end + shape[1].length;
  }
  const name = /^:::[A-Za-z][\w-]{0,60}/.exec(line.slice(cursor.at, cursor.at + 70))?.[0] ?? '';
  cursor.at += name.length;
  return line.slice(start, cursor.at);
}

function skipBlanks(line: string, cursor: { at: number }): void {
  while (line[cursor.at] === ' ' || line[cursor.at] === '\t') cursor.at++;
}
