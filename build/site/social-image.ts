/** The picture that other sites show beside a link to a page: the author's, or a social card. */
export interface SocialImage {
  /** Root-relative or absolute. */
  path: string;
  /** CSS px; null where they are not known. */
  width: number | null;
  height: number | null;
  alt: string;
}
