/** A picture of the site in the forms that its pages offer to browsers: plain data. */

export interface Picture {
  /** Best first; a browser takes the first of a type that it supports, else the image itself. */
  sources: PictureSource[];
  /** Its main colour, `#rgb`, shown until it is loaded; null: it is transparent in parts, or moves. */
  tint: string | null;
}

export interface PictureSource {
  /** A media type: image/avif. */
  type: string;
  /** Narrowest first: a hashed path, and the width in px of the file. */
  candidates: { path: string; width: number }[];
}
