/** Who publishes the site, as search engines read it. */
export interface Publisher {
  name: string;
  /** Root-relative, or null. */
  logo: string | null;
}
