/** The publisher of the site, for search engines. */
export interface Publisher {
  name: string;
  /** Root-relative, or null. */
  logo: string | null;
}
