/** The pictures of a site in several widths and formats, of which browsers choose; made once and kept in the cache. */
import { availableParallelism } from 'node:os';
import { fileResource, type Resource } from '../../bundle/resource.ts';
import type { Asset, SiteContent } from '../../content/model.ts';
import type { Picture, PictureSource } from '../../content/picture.ts';
import type { Problem } from '../../content/problem.ts';
import type { ContentCache } from '../../remember/content-cache.ts';
import { hashedPath } from '../assets/assets.ts';
import { loadEncoder, type PictureEncoder } from './encoder.ts';
import { KeptForms, type MadeForm } from './kept-forms.ts';
import { mislabelled } from './mislabelled.ts';
import { isPictureFile, namedPictures } from './named-pictures.ts';
import { LOSSLESS, offeredForms, ownForm, type PictureFacts } from './picture-plan.ts';
import { brokenPicture, emptyDrawings, encoderMissing, sortReadable } from './picture-problems.ts';

export interface SitePictures {
  /** By the file of the asset: the forms that pages offer. */
  pictures: ReadonlyMap<string, Picture>;
  /** By the file of the asset: the bytes at its own address, in place of the author's. */
  own: ReadonlyMap<string, Uint8Array>;
  /** The files of these forms, at hashed paths. */
  resources: ReadonlyMap<string, Resource>;
  problems: Problem[];
}

export interface PictureMaking {
  cache: ContentCache;
  /** False: only report problems with pictures, which needs no encoder. */
  make: boolean;
  /** Called with (done, total) pictures, from the first that is not in the cache. */
  progress?: (done: number, total: number) => void;
  /** Returns the encoder, or null where there is none. */
  load?: () => Promise<PictureEncoder | null>;
}

/** Below this (bytes) a picture is as quickly sent as chosen from a list. */
const SMALL = 8 * 1024;
/** Pages offer a form where it has at most this part of the bytes of the file at the picture's own address. */
const WORTH = 0.9;

const NO_PICTURES: SitePictures = {
  pictures: new Map(),
  own: new Map(),
  resources: new Map(),
  problems: [],
};

/** All pictures of the content. A picture that cannot be read stays as it is, with a problem. */
export async function sitePictures(content: SiteContent, making: PictureMaking): Promise<SitePictures> {
  const { pictures: options } = content.config;
  const { readable, problems } = sortReadable(content.assets.filter(isPictureFile));
  problems.push(...mislabelled(content.assets), ...emptyDrawings(content.assets));
  if (options === null || readable.length === 0 || !making.make) return { ...NO_PICTURES, problems };
  const encoder = await (making.load ?? loadEncoder)();
  if (encoder === null) {
    const note = encoderMissing();
    const isLarge = readable.some(({ bytes }) => bytes.length > SMALL);
    return { ...NO_PICTURES, problems: isLarge ? [...problems, note] : problems };
  }
  const offered = new Set(namedPictures(content));
  const made = await forEachAsset(readable, making.progress, async (asset, onMake) => {
    const kept = new KeptForms(asset, encoder, making.cache, onMake);
    try {
      const facts = await kept.facts();
      if (facts === null) return null;
      const own = ownForm(facts, options);
      const ownBytes = own === null ? asset.bytes : await kept.form(own);
      const isOffered = offered.has(asset) && ownBytes.length > SMALL;
      const forms = isOffered ? await kept.forms(offeredForms(facts, options)) : [];
      return { asset, facts, own: own === null ? null : ownBytes, forms: worthwhile(forms, ownBytes.length) };
    } catch (error) {
      problems.push(brokenPicture(asset, error instanceof Error ? error.message : String(error)));
      return null;
    }
  });
  return { ...collect(made.filter((each) => each !== null)), problems };
}

interface MadePicture {
  asset: Asset;
  facts: PictureFacts;
  own: Uint8Array | null;
  forms: MadeForm[];
}

/**
 * Calls `work` for each asset, as many at once as there are cores; results in order. `work` calls `onMake` where the
 * cache does not have all: from then on progress is reported.
 */
async function forEachAsset<T>(
  assets: readonly Asset[],
  progress: PictureMaking['progress'],
  work: (asset: Asset, onMake: () => void) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  let done = 0;
  let isWorking = false;
  const onMake = (): void => {
    isWorking = true;
  };
  const run = async (): Promise<void> => {
    for (let at = next++; at < assets.length; at = next++) {
      const asset = assets[at];
      if (asset === undefined) return;
      results[at] = await work(asset, onMake);
      done++;
      if (isWorking) progress?.(done, assets.length);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, run));
  return results;
}

/**
 * The forms that are worth their room in the component: those that are smaller than the picture's own file. A drawing
 * in few colours is smaller without loss than with it, and is then offered in that form alone.
 */
function worthwhile(forms: readonly MadeForm[], ownLength: number): MadeForm[] {
  const smaller = forms.filter(({ bytes }) => bytes.length <= ownLength * WORTH);
  const withoutLoss = smaller.filter(({ quality }) => quality === LOSSLESS);
  const withLoss = smaller.filter(({ quality }) => quality !== LOSSLESS);
  const widths = new Set(withoutLoss.map(({ width }) => width));
  const same = withLoss.filter(({ format, width }) => format === 'avif' && widths.has(width));
  const isDrawing = same.length > 0 && bytesOf(withoutLoss) <= bytesOf(same);
  return isDrawing || withLoss.length === 0 ? withoutLoss : withLoss;
}

function bytesOf(forms: readonly MadeForm[]): number {
  return forms.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function collect(made: readonly MadePicture[]): Omit<SitePictures, 'problems'> {
  const pictures = new Map<string, Picture>();
  const own = new Map<string, Uint8Array>();
  const resources = new Map<string, Resource>();
  for (const { asset, facts, own: bytes, forms } of made) {
    if (bytes !== null) own.set(asset.file, bytes);
    const sources: PictureSource[] = [];
    const stem = asset.path.slice(0, asset.path.lastIndexOf('.'));
    for (const { format, width, bytes: form } of forms) {
      const path = hashedPath(`${stem}.${width}.${format}`, form);
      const type = `image/${format}`;
      resources.set(path, fileResource(type, form, 'immutable'));
      const source = sources.find((each) => each.type === type);
      if (source === undefined) sources.push({ type, candidates: [{ path, width }] });
      else source.candidates.push({ path, width });
    }
    if (sources.length > 0) pictures.set(asset.file, { sources, tint: facts.tint });
  }
  return { pictures, own, resources };
}
