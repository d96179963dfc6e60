/**
 * The layout of the search index, which the build writes (build/pages/search/) and the handler reads in place
 * (search-index.ts). The index is a body of the pack like any other, so every offset in it counts from its own
 * first byte, and nothing in it is aligned. Integers are little-endian; a "varint" has seven bits a byte, the
 * lowest first, and the top bit set on all bytes but the last.
 *
 * - **Letters**: the code points that fold to another letter, or to a letter of the site's own.
 * - **Dictionary**: a compact trie of folded words in one-byte letters; each leads to its class.
 * - **Classes**: words of one stem. Weight, postings, and which words of the vocabulary belong to it.
 * - **Vocabulary and texts**: each title and its text as numbers of words, for excerpts and phrases.
 */

/** 'CPSX' as little-endian bytes. */
export const INDEX_MAGIC: i32 = 0x58535043;
export const INDEX_VERSION: i32 = 4;

/** Offsets of the header's fields. */
export const INDEX_AT_MAGIC: i32 = 0;
export const INDEX_AT_VERSION: i32 = 4;
/** The length of the whole index in bytes. */
export const INDEX_AT_LENGTH: i32 = 8;
export const INDEX_AT_DOCUMENT_COUNT: i32 = 12;
/** A table of the offsets of document records, and one more: the end of the last. */
export const INDEX_AT_DOCUMENTS: i32 = 16;
/** LETTER_SIZE bytes each, ascending by code point. */
export const INDEX_AT_LETTERS: i32 = 20;
export const INDEX_AT_LETTER_COUNT: i32 = 24;
/** The dictionary: the edges of its root. */
export const INDEX_AT_DICTIONARY: i32 = 28;
export const INDEX_AT_DICTIONARY_LENGTH: i32 = 32;
export const INDEX_AT_CLASSES: i32 = 36;
export const INDEX_AT_CLASSES_LENGTH: i32 = 40;
/** A table of the offsets of the vocabulary's words (UTF-8), and one more: the end of the last. */
export const INDEX_AT_WORDS: i32 = 44;
export const INDEX_AT_WORD_COUNT: i32 = 48;
export const INDEX_AT_TEXTS: i32 = 52;
export const INDEX_AT_TEXTS_LENGTH: i32 = 56;
/** WINDOW_SIZE bytes a document: when it can be found. 0: always, all of them. */
export const INDEX_AT_WINDOWS: i32 = 60;
/** The instants at which a window begins or ends, ascending, as seconds since 1970. */
export const INDEX_AT_MOMENTS: i32 = 64;
export const INDEX_AT_MOMENT_COUNT: i32 = 68;
/** A byte a document: the number of the category whose search finds it. 0: there are no categories. */
export const INDEX_AT_SCOPES: i32 = 72;
/** TAG_LENGTH bytes of ASCII that differ with every other index. */
export const INDEX_AT_TAG: i32 = 76;
export const TAG_LENGTH: i32 = 12;
/** How the words of texts are written: GROUPS_SIZE bytes, see there. */
export const INDEX_AT_GROUPS: i32 = 88;
/** A table of the offsets of the tags that documents have, each once, and one more: the end of the last. */
export const INDEX_AT_TAG_TEXTS: i32 = 92;
export const INDEX_AT_TAG_TEXT_COUNT: i32 = 96;
export const INDEX_HEADER_SIZE: i32 = 100;

/** A letter: its code point, then up to four one-byte letters, unused ones 0. The first ESCAPE: see there. */
export const LETTER_SIZE: i32 = 8;
export const LETTER_CODES: i32 = 4;
/** In the dictionary: the next three bytes are a code point, highest byte first. */
export const ESCAPE: i32 = 0xff;
/** In the dictionary: what follows is a tag, or the name of an author, and no word of a text. */
export const TAG_MARK: i32 = 1;
export const AUTHOR_MARK: i32 = 2;
/** A longer word is cut: one-byte letters. */
export const MAX_WORD_LENGTH: i32 = 40;

/** The first byte of an edge of the dictionary: how many letters it has (1 to 15), and these bits. */
export const EDGE_LENGTH: i32 = 0x0f;
/** Its letters end a word: CLASS_SIZE bytes follow them, the offset of its class. */
export const EDGE_IS_WORD: i32 = 0x10;
/** Then the length of the edges below follows (varint), and these. */
export const EDGE_HAS_CHILDREN: i32 = 0x20;
export const EDGE_IS_LAST: i32 = 0x40;
/** The word says nothing by itself ("the"): it counts only where no other word is looked for. */
export const EDGE_IS_STOP_WORD: i32 = 0x80;
export const CLASS_SIZE: i32 = 3;

/**
 * A class: its weight (a byte), the number of its postings and the parameter of their code (varints), the number of
 * its words in the vocabulary and their numbers (varints, each less the one before), a set of its documents if the
 * postings are not of all of them (IS_PRUNED), the postings. A posting is the distance from the document before, in
 * Rice's code, and IMPACT_BITS bits of its impact less one; bits are written from the lowest of each byte on.
 */
export const IMPACT_BITS: i32 = 3;
/** Added to the parameter of a list that is not whole: a set of all documents stands before it, a bit for each. */
export const IS_PRUNED: i32 = 32;
/** Lists of smaller sites are whole. */
export const LEAST_PRUNED: i32 = 4096;
/** Bytes behind the last part, so that four bytes can be read at the last one. */
export const INDEX_TAIL: i32 = 4;

/** A window: from and until, seconds since 1970; until 0xffffffff: no end. */
export const WINDOW_SIZE: i32 = 8;

/** The first byte of a word of the vocabulary that is no word but what stands between two. One blank stands nowhere. */
export const SEPARATOR_MARK: i32 = 1;

/**
 * A text: a byte for each of its words, then the bits that its words have beside their bytes, the lowest of each byte
 * first. The upper five bits of a byte are the group of the word. Of a word with the number n, in a group of the width w
 * whose first number is f, the lower three bits of the byte are (n - f) >> w, and the lowest w bits of n - f are its bits.
 */
export const GROUP_COUNT: i32 = 32;
export const GROUP_SIZE: i32 = 8;
export const GROUP_BITS: i32 = 3;
export const WIDEST_GROUP: i32 = 20;
/** The groups: the width of each, a byte; the first group of separators, a byte; the first number of each, u32. */
export const GROUPS_AT_SEPARATORS: i32 = 32;
export const GROUPS_AT_FIRSTS: i32 = 33;
export const GROUPS_SIZE: i32 = 161;
/** The most words and separators of a title, and of a title and the text after it. */
export const LONGEST_TITLE: i32 = 500;
export const LONGEST_TEXT: i32 = 20000;
