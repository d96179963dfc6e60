/** Which Node runs a package: the one that runs the benchmark where the package accepts it. */
import { execFileSync } from 'node:child_process';
import { acceptsNode, findCommand, type InstalledPackage, toolsFolder } from '../commands.ts';

/** The path of a Node that `installed` accepts: this one, one of the tools' packages; null: there is none. */
export function nodeFor(installed: InstalledPackage): string | null {
  if (acceptsNode(installed.node, process.version)) return process.execPath;
  const tools = toolsFolder();
  const other = tools === null ? null : findCommand('node', { PATH: `${tools}/node_modules/.bin` });
  if (other === null) return null;
  const version = execFileSync(other, ['--version'], { encoding: 'utf8' });
  return acceptsNode(installed.node, version) ? other : null;
}
