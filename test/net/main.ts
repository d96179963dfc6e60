/**
 * The net below changes that are to change no byte: prints digests of the manifest, the bodies and the component of
 * several sites through random edits, cold and warm.
 *
 *     node --import tsx test/net/main.ts [--against FOLDER] [--posts N] [--edits N] [--cold-every N] [SITE …]
 *
 * With --against the checkout in FOLDER builds the same sites, and the lines that differ are printed instead. SITE is
 * a part of a site's name. Ends with 1 where something differs, a cold build from a warm one included.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { siteDigests } from './digests.ts';
import { netSites } from './sites.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    against: { type: 'string' },
    posts: { type: 'string', default: '1000' },
    edits: { type: 'string', default: '20' },
    'cold-every': { type: 'string', default: '1' },
  },
});
const root = resolve(import.meta.dirname, '..', '..');
const sites = netSites({ root, posts: Number(values.posts), edits: Number(values.edits) }).filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
const coldEvery = Number(values['cold-every']);

async function linesOf(checkout: string, onLine: (line: string) => void): Promise<string[]> {
  const lines: string[] = [];
  for (const site of sites) {
    await siteDigests(site, {
      root: checkout,
      coldEvery,
      onLine: (line) => {
        lines.push(line);
        onLine(line);
      },
    });
  }
  return lines;
}

const print = (line: string): void => console.log(line);
const { against } = values;
const lines = await linesOf(root, against === undefined ? print : (): void => {});
let differing = lines.filter((line) => line.includes('COLD DIFFERS'));
if (against !== undefined) {
  const others = new Set(await linesOf(resolve(against), () => {}));
  const changed = lines.filter((line) => !others.has(line));
  differing = [...new Set([...differing, ...changed])];
  for (const line of differing) print(line);
  print(`${lines.length - changed.length} of ${lines.length} the same as in ${against}`);
}
process.exitCode = differing.length > 0 ? 1 : 0;
