/** The lines of a build about hosts: those that it fits, its largest parts, and what to do about the others. */
import type { Manifest } from '../bundle/manifest.ts';
import {
  exceededLimit,
  HOST_LIMITS,
  type HostLimit,
  type LongestAnswer,
  longestAnswer,
  roomOf,
} from '../output/room.ts';
import type { WrittenFile } from '../output/write-output.ts';
import { API_COMPONENT } from './site-api.ts';
import { list, size } from './words.ts';

/** The components of an application: the site's, of which one is deployed, and an API's. */
const SITES: readonly string[] = ['site.wasm', 'site.p3.wasm'];

/**
 * The hosts that the components among `files` fit, and the largest parts of the site. Where the only one is of WASI 0.3
 * (`--target p3`), these are the hosts that run it.
 */
export function fitsLines(manifest: Manifest, files: readonly WrittenFile[]): string[] {
  const { site, api } = componentBytes(files);
  if (site === 0) return [];
  const total = site + api;
  const longest = longestAnswer(manifest);
  const hosts = HOST_LIMITS.filter(
    ({ hasWasi03 }) => hasWasi03 || files.some(({ name }) => name === SITES[0]),
  );
  const fitting = hosts.filter((limit) => exceededLimit(limit, total, longest) === null);
  const room = roomOf(manifest, site).filter(([, bytes]) => bytes > 0);
  const width = Math.max(...room.map(([what]) => what.length));
  return [
    `Fits: ${list(fitting.map(named))}`,
    ...room.map(([what, bytes]) => `  ${what.padEnd(width)}  ${size(bytes)}`),
    ...hosts.flatMap((limit) => adviceFor(limit, total, longest)),
  ];
}

/** The host called `host` with its terms, where the components among `files` are too large for it; null: they fit. */
export function tooLargeFor(host: string, files: readonly WrittenFile[]): string | null {
  const limit = HOST_LIMITS.find(({ name }) => name === host);
  const { site, api } = componentBytes(files);
  const total = site + api;
  const isTooLarge = limit !== undefined && limit.application !== null && total > limit.application;
  return isTooLarge ? `${named(limit)}: the components have ${size(total)}` : null;
}

/** The bytes of the larger of the site's components, and of the API's. */
function componentBytes(files: readonly WrittenFile[]): { site: number; api: number } {
  const bytesOf = (name: string): number => files.find((file) => file.name === name)?.bytes ?? 0;
  return { site: Math.max(...SITES.map(bytesOf)), api: bytesOf(API_COMPONENT) };
}

function named({ name, terms }: HostLimit): string {
  return terms === '' ? name : `${name} (${terms})`;
}

function adviceFor(limit: HostLimit, total: number, longest: LongestAnswer): string[] {
  const excess = exceededLimit(limit, total, longest);
  if (excess === null) return [];
  const advice =
    excess === 'application'
      ? `the components have ${size(total)}, and it takes ${limit.terms}. Leave out what takes the most room above, or keep large files on another server with \`media\` in config.yml`
      : `${longest.path} has ${size(longest.bytes)}, and it takes ${limit.terms}. Keep it on another server with \`media\` in config.yml, or part it`;
  return [`warning: does not fit ${limit.name}: ${advice}`];
}
