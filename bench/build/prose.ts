/** Text that reads and compresses like prose, from a source of random numbers: the same for the same seed. */
import type { Random } from '../../test/fuzz/random.ts';

/** Frequent words first: they are drawn as often as their place says (Zipf's law). */
const COMMON = `the of and to a in is that it for as with on be are this by from or at an not which but can
have its one when all has if more than no other so only time there about what they will been some would into
each who any new these two may then do first such like over our most made after also did many before must
through back where much your way well down should because long same take every found still between name own
under last never thought while might great year off come since against go came right used three place small
another again few away water house number part line turn end follow old act why ask change different light
kind need picture try point world near self earth head stand page country answer learn plant cover food sun
four state keep eye hard open seem together next white begin got walk example ease paper group always music
those both mark often letter until mile river car feet care second book carry took science eat room friend
began idea fish mountain stop once base hear horse cut sure watch colour face wood main enough plain girl
usual young ready above ever red list though feel talk bird soon body dog family direct pose leave song
measure door product black short numeral class wind question happen complete ship area half rock order fire
south problem piece told knew pass top whole king space heard best hour better true during hundred five
remember step early hold west ground interest reach fast verb sing listen six table travel less morning`
  .split(/\s+/)
  .filter((word) => word !== '');

const STEMS =
  `abstract balanc benefit bridg calculat captur certain circuit compar compos connect construct consum
contain converg creat deliver depend describ design determin discover distribut document embrac engin evaluat
examin expand explor express figur formulat gather generat govern handl illustrat improv includ indicat inform
inspect instruct integrat interpret investigat journ justif limit maintain manag measur migrat modif monitor
negotiat observ operat organis perform persist preserv process produc propos protect provid publish qualif
reason recogn reduc reflect regulat relat releas remov render repeat replac represent request resolv respond
restor reveal sampl schedul select separat simplif stabil structur suggest support surround sustain transfer
transform translat understand valid verif`.split(/\s+/);

const ENDINGS = ['e', 'es', 'ed', 'ing', 'ion', 'ions', 'able', 'er', 'ers', 'ive', 'ement', 'ely'];

/** One word: a common one mostly, else one of some 1,500 rare ones. */
export function word(random: Random): string {
  if (random.chance(0.72)) {
    // The rank of a draw under Zipf's law is an exponential of a uniform one.
    const rank = Math.floor(COMMON.length ** (random.next() / 2 ** 32)) - 1;
    return COMMON[rank] ?? 'the';
  }
  return random.pick(STEMS) + random.pick(ENDINGS);
}

/** `count` words with a space between. */
export function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => word(random)).join(' ');
}

/** A sentence of 6 to 21 words, now and then with a comma, emphasis, code or a link. */
export function sentence(random: Random): string {
  const parts = Array.from({ length: 6 + random.below(16) }, () => word(random));
  const at = random.below(parts.length);
  const chosen = parts[at] ?? '';
  const kind = random.below(100);
  if (kind < 10) parts[at] = `**${chosen}**`;
  else if (kind < 20) parts[at] = `\`${chosen}_${word(random)}\``;
  else if (kind < 26) parts[at] = `[${chosen} ${word(random)}](https://example.org/${chosen})`;
  else if (kind < 55) parts[at] = `${chosen},`;
  const text = parts.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/,$/, '')}.`;
}

/** `count` sentences as a paragraph. */
export function paragraph(random: Random, count: number): string {
  return Array.from({ length: count }, () => sentence(random)).join(' ');
}
