/** The picture of a post for those who share it. */
import type { Resource } from '../../bundle/resource.ts';
import type { SocialImage } from '../../site/social-image.ts';

export interface SocialCard {
  /** Its path carries a hash of its content. */
  image: SocialImage;
  resource: Resource;
}
