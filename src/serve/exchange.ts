/** One request on its way to an answer: what the steps have found out so far. */
import type { Site } from '../site/site.ts';
import type { Place } from './place.ts';
import type { Request } from './request.ts';
import type { Path } from './request-path.ts';
import type { Target } from './target.ts';

export class Exchange {
  site: Site;
  request: Request;
  target: Target;
  path: Path;
  place: Place;
  /** Seconds since 1970. */
  now: f64;

  constructor(site: Site, request: Request, target: Target, path: Path, place: Place, now: f64) {
    this.site = site;
    this.request = request;
    this.target = target;
    this.path = path;
    this.place = place;
    this.now = now;
  }
}
