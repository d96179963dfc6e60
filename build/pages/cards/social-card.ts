/** The picture of a post where a link to it is shared. */
import type { Resource } from '../../bundle/resource.ts';
import type { SocialImage } from '../../site/social-image.ts';

export interface SocialCard {
  /** Its path contains a hash of its content. */
  image: SocialImage;
  resource: Resource;
}
