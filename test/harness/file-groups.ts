/**
 * Test files that share a process. Starting one and loading the build step takes a second, longer than most
 * files run; those of a folder load the same, so they do it together. What starts servers or browsers stays
 * alone and begins first, so that the processes end at about the same time.
 */
import { sep } from 'node:path';

/** How the paths of files begin that take long, seconds each: servers, browsers, whole builds. */
const SLOW = [
  'api/',
  'cli/',
  'conformance/',
  'e2e/',
  'edge/flights',
  'fuzz/',
  'host/',
  'load/',
  'mdcms/browser',
  'mdcms/web-app',
  'publish/',
  'site/incremental',
  'site/live',
  'site/records',
  'theme/axe',
  'theme/layout',
  'theme/scripts',
];
/** Files in a process. */
const TOGETHER = 8;

/** `files`, paths relative to test/, as groups in a stable order; those of one group are of one folder. */
export function groupFiles(files: readonly string[]): string[][] {
  const sorted = files.map((file) => file.replaceAll(sep, '/')).sort();
  const isSlow = (file: string): boolean => SLOW.some((start) => file.startsWith(start));
  const groups: string[][] = [];
  let folder = '';
  for (const file of sorted.filter((file) => !isSlow(file))) {
    const group = groups.at(-1);
    const here = file.split('/')[0] ?? '';
    if (group !== undefined && here === folder && group.length < TOGETHER) group.push(file);
    else groups.push([file]);
    folder = here;
  }
  return [...sorted.filter(isSlow).map((file) => [file]), ...groups];
}
