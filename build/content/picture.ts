/** A picture of the site in the forms that its pages offer to browsers: plain data. */

export interface Picture {
  /** Best first; a browser takes the first whose type it knows. The image itself is what all know. */
  sources: PictureSource[];
  /** The colour that most of it has, `#rgb`, seen until it has come; null: it is transparent in parts, or moves. */
  tint: string | null;
}

export interface PictureSource {
  /** A media type: image/avif. */
  type: string;
  /** Narrowest first: a hashed path, and the width in px of the file. */
  candidates: { path: string; width: number }[];
}
