/** How often characters stand in text, by language: the widths of two fonts are compared by it. */

/** The characters of a text, each with its number among some thousand. */
export type Frequencies = readonly (readonly [character: string, often: number])[];

export type Language = 'english' | 'german' | 'romance';

/** The character, then the number; `_` is a blank. */
const WRITTEN: Readonly<Record<Language, string>> = {
  english: `
e98 t71 a64 o60 i55 n55 s50 h48 r47 d34 l32 u22 c21 m19 w19 f17 g16 y16 p15 b12 v8 k7 j1 x1 q1 z1 I6
T4 S3 A3 W3 H3 B3 C2 M2 P1 _178 ,12 .11 '3 "2 -1 01 11 21 31`,
  /** Nouns have capitals, and words are long. */
  german: `
e137 n82 i63 s58 r58 a50 t49 d41 h38 u35 l28 c26 g24 m20 o20 b14 w14 f13 k10 z9 v6 p6 ü6 ä5 ö3 ß3 j1
y1 x1 S6 D5 A4 B4 F4 G4 W4 E3 H3 K3 M3 V3 L2 _150 ,13 .10 -2 01 11 21`,
  /** French, and much the same in Italian, Spanish and Portuguese. */
  romance: `
e118 s64 a61 i60 t58 n57 r53 u51 l45 o43 d30 c26 p24 m24 é16 v13 q10 f9 b8 g8 h6 j4 à4 x3 y3 è3 z1
C3 L3 P3 E2 I2 D2 M2 A2 S2 J2 _168 ,13 .10 '6 -2 01 11 21 31`,
};

const BY_TAG: ReadonlyMap<string, Language> = new Map([
  ['de', 'german'],
  ['lb', 'german'],
  ['fr', 'romance'],
  ['es', 'romance'],
  ['it', 'romance'],
  ['pt', 'romance'],
  ['ca', 'romance'],
]);

/** The language whose text is most like that of a language tag (BCP 47). */
export function likeLanguage(tag: string): Language {
  return BY_TAG.get(tag.split('-')[0] ?? '') ?? 'english';
}

/** The characters of text in a language. */
export function frequenciesOf(language: Language): Frequencies {
  return WRITTEN[language]
    .trim()
    .split(/\s+/)
    .map((part) => {
      const character = part.charAt(0);
      return [character === '_' ? ' ' : character, Number(part.slice(1))];
    });
}
