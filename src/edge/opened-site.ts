/** The site of an instance: opened with the first request, which is the last where the host uses an instance once. */
import { retainArena } from '../site/memory';
import { openSite, type Site } from '../site/site';

/** Null where the pack is not sound; good once `openOnce` was called. */
export let site: Site | null = null;
let isOpen: bool = false;

/** Opens the site unless it is open; to be called before a request takes memory of the arena. */
export function openOnce(): void {
  if (isOpen) return;
  isOpen = true;
  site = openSite();
  retainArena();
}
