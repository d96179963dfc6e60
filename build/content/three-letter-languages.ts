/**
 * Which codes of three letters name a language. BCP 47 (RFC 5646, §2.2.1) has them for languages that have no code
 * of two letters; nearly eight thousand are registered, and `pro`, `new`, `dev` or `web` are among them, which
 * authors use for editions. So only languages in which sites are written count, and no English words.
 */

/** ISO 639-2 and 639-3, one region a line: Northern Europe, the rest of it, its east, the Middle East, Asia … */
const LANGUAGES: ReadonlySet<string> = words(`
  sma smj smn sms fkv krl olo vep vro ltg kpv koi mdf myv mhr mrj udm
  gsw nds hsb dsb ksh frr pdc sco ast ext mwl lij lmo pms vec fur lld nap scn srn lad frp
  szl csb rue crh gag sah tyv xal kbd inh krc kum lez
  arz ary apc aeb ckb sdh zza lrc mzn glk bal tzm zgh kab shi rif
  pnb skr awa bho mai mag kok doi mni sat brx syl ctg lus kha kok shn mnw ksw hmn
  yue wuu nan hak gan lzh ryu ain
  fil ceb ilo hil bik pag bjn tpi haw rap tvl gil chk pau
  luo kln luy mer guz nyn teo nso tum loz umb kmb kam dyu fat mos tem kri pcm kea wal sid tig rcf gcf
  chr dak lkt arn quc tzo tzh kek yua nah quz
`);

/**
 * ISO 639-2/B, the bibliographers' own codes: not of BCP 47, though Intl replaces them, and words
 * like `mac`, `may`, `per` and `geo` are among them.
 */
const BIBLIOGRAPHIC: ReadonlySet<string> = words(
  'alb arm baq bur chi cze dut fre geo ger gre ice mac mao may per rum slo tib wel',
);

/**
 * Whether three letters, in any case, are a language for which a site would have a category. `canonical` is the
 * code in canonical form: one of two letters where the language has one (`nob` is `nb`, `sme` is `se`).
 */
export function isThreeLetterLanguage(code: string, canonical: string): boolean {
  const lower = code.toLowerCase();
  if (BIBLIOGRAPHIC.has(lower)) return false;
  return LANGUAGES.has(lower) || /^[a-z]{2}(?:-|$)/.test(canonical);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
