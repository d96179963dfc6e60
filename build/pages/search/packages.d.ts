/** The parts of two packages that we use. */
declare module 'snowball-stemmers' {
  export function newStemmer(language: string): { stem(word: string): string };
}

declare module 'stopword';
