/** Where a site can be deployed: the tool for each kind of host, and its calls. */
import { join } from 'node:path';
import { API_COMPONENT } from './site-api.ts';
import { SPIN, type Tool, WKG } from './tools.ts';
import { UsageError } from './usage.ts';

/** The output that is deployed. */
export interface Deployed {
  /** The folder, as it is shown. */
  out: string;
  /** The site's component in it: of WASI 0.2 where there is one. */
  site: string;
  /** The digest of the build: `sha256:` and hex. */
  build: string;
  /** Whether an API's component is beside it. */
  hasApi: boolean;
}

export interface Target {
  tool: Tool;
  /** Whose limits the site must keep to, as output/room.ts names it; null: none are known. */
  host: string | null;
  /** Commands to run before it. */
  before: readonly string[];
  /** The arguments of each call of the tool, in order, for the reference given with --ref. */
  calls: (deployed: Deployed, ref: string) => string[][];
  needsRef?: boolean;
}

export const TARGETS: Readonly<Record<string, Target>> = {
  spin: {
    tool: SPIN,
    host: 'Fermyon Cloud',
    before: ['spin plugins install cloud', 'spin cloud login'],
    calls: ({ out }) => [['deploy', '--from', out]],
  },
  aka: {
    tool: SPIN,
    host: 'Akamai Functions',
    before: ['spin plugins install aka', 'spin aka login'],
    calls: ({ out }) => [['aka', 'deploy', '--from', out]],
  },
  registry: {
    tool: SPIN,
    host: null,
    before: ['spin registry login HOST'],
    calls: ({ out }, ref) => [['registry', 'push', '--from', out, ref]],
    needsRef: true,
  },
  oci: {
    tool: WKG,
    host: null,
    before: ['docker login HOST'],
    calls: ociCalls,
    needsRef: true,
  },
};

/**
 * An artefact of this kind has one component, so an API is an artefact of its own. Its tag has the digest of the build,
 * so it replaces none, and `ref` changes from one whole build to the next with the last call: where that fails, the
 * earlier site stays with its own API.
 */
function ociCalls({ out, site, build, hasApi }: Deployed, ref: string): string[][] {
  const annotations = ['--annotation', `coldpress.build=${build}`];
  const push = (reference: string, file: string): string[] => [
    ...['oci', 'push', ...annotations],
    ...[reference, join(out, file)],
  ];
  if (!hasApi) return [push(ref, site)];
  const api = push(apiReference(ref, build), API_COMPONENT);
  annotations.push('--annotation', `coldpress.api=${tagOf(apiReference(ref, build))}`);
  return [api, push(ref, site)];
}

/** The longest tag (OCI distribution specification). */
const LONGEST_TAG = 128;
/** Hex digits of a build in a tag. */
const DIGITS = 16;

/** The reference of the API of a build whose site is at `ref`. Throws a UsageError for one with a digest. */
export function apiReference(ref: string, build: string): string {
  refuseDigest(ref);
  const tag = tagOf(ref);
  const name = tag === '' ? ref : ref.slice(0, -tag.length - 1);
  const end = `-api-${build.replace('sha256:', '').slice(0, DIGITS)}`;
  return `${name}:${(tag === '' ? 'latest' : tag).slice(0, LONGEST_TAG - end.length)}${end}`;
}

/** Throws a UsageError for a reference with a digest: it names content that the registry has already. */
export function refuseDigest(ref: string): void {
  if (!ref.includes('@')) return;
  throw new UsageError(`--ref is the name that the site gets, without a digest: ${ref.split('@')[0]}`);
}

/** The tag of a reference; '': it has none. A colon before the last slash is that of a port. */
function tagOf(ref: string): string {
  const last = ref.slice(ref.lastIndexOf('/') + 1);
  return last.includes(':') ? last.slice(last.indexOf(':') + 1) : '';
}
