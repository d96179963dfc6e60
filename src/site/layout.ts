/**
 * Addresses, and the pack's layout: every constant that the writer (build/bundle/pack.ts) and the readers
 * (src/site/) share. All integers are unsigned 32-bit little-endian. An address from PACK_BASE on is a place in
 * the pack; below it is memory: of Node's here (memory.ts), of the component's in src/edge/memory.ts.
 * Tables and records are aligned to 4 bytes, strings and bodies to nothing.
 * Change anything here and raise LAYOUT_VERSION: a reader refuses a pack of another version.
 */

/** The request arena in Node: what the host writes (target, headers) and what an answer needs. */
export const ARENA_START: i32 = 0x10000;
export const ARENA_END: i32 = 0x30000;
/** The pack starts here, past all memory that a component ever has, and ends where its own header says. */
export const PACK_BASE: i32 = 0x400000;

/** 'CPRS' as little-endian bytes. */
export const MAGIC: i32 = 0x53525043;
export const LAYOUT_VERSION: i32 = 7;

/** Pack header: field offsets from PACK_BASE. */
export const HEADER_MAGIC: i32 = 0;
export const HEADER_VERSION: i32 = 4;
/** The pack's length in bytes, header included; a multiple of 4. */
export const HEADER_LENGTH: i32 = 8;
/** Number of slots in the route hash table, a power of two, at most half of them used. */
export const HEADER_SLOT_COUNT: i32 = 12;
export const HEADER_SLOTS: i32 = 16;
/** How many slots a look-up may have to visit: no route lies further from the slot its hash names. */
export const HEADER_LONGEST_PROBE: i32 = 20;
/** Address of ANSWER_COUNT version addresses: the site's own answers for what is not a route. */
export const HEADER_ANSWERS: i32 = 24;
/** Redirect rules that are tried before the routes, and those tried where no route answers. */
export const HEADER_FORCED_RULE_COUNT: i32 = 28;
export const HEADER_FORCED_RULES: i32 = 32;
export const HEADER_FALLBACK_RULE_COUNT: i32 = 36;
export const HEADER_FALLBACK_RULES: i32 = 40;
/** Header rules, for answers that no route carries. */
export const HEADER_HEADER_RULE_COUNT: i32 = 44;
export const HEADER_HEADER_RULES: i32 = 48;
/** 1: what some path answers depends on the time. 0: nothing does, but for the reader's own dates. */
export const HEADER_IS_TIMED: i32 = 52;
/** Bodies that are inflated for readers that take no coding, in the order of their addresses. */
export const HEADER_INFLATED: i32 = 56;
export const HEADER_INFLATED_COUNT: i32 = 60;
export const HEADER_SIZE: i32 = 64;

/** Index into the answers table. */
export const ANSWER_BAD_REQUEST: i32 = 0;
export const ANSWER_NOT_FOUND: i32 = 1;
export const ANSWER_METHOD_NOT_ALLOWED: i32 = 2;
export const ANSWER_NOT_ACCEPTABLE: i32 = 3;
export const ANSWER_GONE: i32 = 4;
export const ANSWER_PRECONDITION_FAILED: i32 = 5;
export const ANSWER_URI_TOO_LONG: i32 = 6;
export const ANSWER_RANGE_NOT_SATISFIABLE: i32 = 7;
export const ANSWER_HEADERS_TOO_LARGE: i32 = 8;
/* 9 is internalError (build/bundle/manifest.ts), which the handler never sends. */
export const ANSWER_OPTIONS: i32 = 10;
/** The form of a redirect that is for now; its status and Location are filled in. */
export const ANSWER_REDIRECT: i32 = 11;
/** The form of a redirect that is for good (301, 308), to another spelling or by a rule: caches may keep it. */
export const ANSWER_PERMANENT_REDIRECT: i32 = 12;
export const ANSWER_COUNT: i32 = 13;

/** A slot of the route table: the hash of the path (hash.ts) and the route. Route 0: the slot is empty. */
export const SLOT_HASH: i32 = 0;
export const SLOT_ROUTE: i32 = 4;
export const SLOT_SIZE: i32 = 8;

/** A route: its path, and the version that always answers, or the windows of several. */
export const ROUTE_PATH: i32 = 0;
export const ROUTE_PATH_LENGTH: i32 = 4;
/** 0: ROUTE_VERSION is the address of the one version, 0 where there is none. */
export const ROUTE_WINDOW_COUNT: i32 = 8;
export const ROUTE_VERSION: i32 = 12;
/** That many windows stand there otherwise, ordered by FROM. */
export const ROUTE_WINDOWS: i32 = 12;
/** Of a route without windows. */
export const ROUTE_SIZE: i32 = 16;

/** A window of time, [FROM, UNTIL) in seconds since 1970, and the address of the version that answers in it. */
export const WINDOW_FROM: i32 = 0;
/** 0xffffffff: no end. */
export const WINDOW_UNTIL: i32 = 4;
export const WINDOW_VERSION: i32 = 8;
export const WINDOW_SIZE: i32 = 12;

/**
 * A version: what a route answers. The status stands in the lower half, FLAG_* bits in the upper one (lowerHalf,
 * upperHalf).
 */
export const VERSION_STATUS: i32 = 0;
/**
 * The status of a version that searches: it answers 200. Its last representation is the search index
 * (search-layout.ts), the others are templates (build/pages/search/template.ts).
 */
export const STATUS_SEARCH: i32 = 299;
/** Redirects: the pair (PAIR_*) of the Location without the query, which stands in the header lists too. 0: none. */
export const VERSION_LOCATION: i32 = 4;
/** At least 1. */
export const VERSION_REPRESENTATION_COUNT: i32 = 8;
/** Without its representations: that many records follow, best for a reader who states nothing first. */
export const VERSION_SIZE: i32 = 12;
/** WINDOW_UNTIL of a window that never ends, as the number of seconds that loadU32 gives. */
export const NEVER: f64 = 4294967295;

/** An inflated body: where its bytes are, an address from INFLATED_BASE on, and the gzip body in the pack that has them. */
export const INFLATED_AT: i32 = 0;
export const INFLATED_LENGTH: i32 = 4;
export const INFLATED_SOURCE: i32 = 8;
export const INFLATED_SOURCE_LENGTH: i32 = 12;
export const INFLATED_SIZE: i32 = 16;
/** The first of these addresses: 0x80000000 as i32. There are 2^31 of them. */
export const INFLATED_BASE: i32 = -2147483648;

/** The representations differ in media type / language / content coding: negotiate on that. */
export const FLAG_TYPES: i32 = 1;
export const FLAG_LANGUAGES: i32 = 2;
export const FLAG_CODINGS: i32 = 4;

/**
 * A representation: one body with its complete header list, which is in two parts: fields that many share, and
 * those of this representation alone. A 304 leaves out what describes a body (Content-Type, Content-Length …),
 * which stands at the start of the first part and at the end of the second.
 */
export const REPRESENTATION_LABEL: i32 = 0; // address of its label (LABEL_*); equal ones of a version are one
/**
 * CODING_* in the lowest four bits, and how many records of each part of the list a 304 leaves out: of the first in
 * the next 14 bits, of the second in the highest 14 (codingOf, firstLeftOut, secondLeftOut).
 */
export const REPRESENTATION_CODING: i32 = 4;
/** The body's address and length stand side by side: the pair is already an answer's list of one span. */
export const REPRESENTATION_BODY: i32 = 8;
export const REPRESENTATION_BODY_LENGTH: i32 = 12;
/** The first part of the list of a 200: records of RECORD_SIZE bytes. */
export const REPRESENTATION_HEADERS: i32 = 16;
/** How many records each part has: the first in the lower half, the second in the upper one (lowerHalf, upperHalf). */
export const REPRESENTATION_HEADER_COUNTS: i32 = 20;
/** The second part of the header list. */
export const REPRESENTATION_OWN_HEADERS: i32 = 24;
export const REPRESENTATION_ETAG: i32 = 28; // the pair (PAIR_*) of the quoted tag, which stands in the list too; 0: none
export const REPRESENTATION_LAST_MODIFIED: i32 = 32; // seconds since 1970, 0: unknown
export const REPRESENTATION_SIZE: i32 = 36;
/** As many fields as a part of a list may have. */
export const MAX_HEADERS: i32 = 0x3fff;

/** The media type without parameters, lower case ("text/html"), and the language: BCP 47 in lower case, or length 0. */
export const LABEL_TYPE: i32 = 0;
export const LABEL_TYPE_LENGTH: i32 = 4;
export const LABEL_LANGUAGE: i32 = 8;
export const LABEL_LANGUAGE_LENGTH: i32 = 12;
export const LABEL_SIZE: i32 = 16;

export const CODING_IDENTITY: i32 = 0;
export const CODING_GZIP: i32 = 1;
export const CODING_BROTLI: i32 = 2;
export const CODING_ZSTD: i32 = 3;

/** A header record, as the canonical ABI lays out tuple<string, list<u8>>. Names are in lower case. */
export const RECORD_NAME: i32 = 0;
export const RECORD_NAME_LENGTH: i32 = 4;
export const RECORD_VALUE: i32 = 8;
export const RECORD_VALUE_LENGTH: i32 = 12;
export const RECORD_SIZE: i32 = 16;

/** A text that is read by its address: where it stands, and its length. Half of a header record is such a pair. */
export const PAIR_TEXT: i32 = 0;
export const PAIR_LENGTH: i32 = 4;
export const PAIR_SIZE: i32 = 8;

/** A part of an answer's body: address and length. */
export const SPAN_AT: i32 = 0;
export const SPAN_LENGTH: i32 = 4;
export const SPAN_SIZE: i32 = 8;

/** A redirect rule: the pattern's tokens, the target's tokens, and the status (200: show the target). */
export const RULE_PATTERN: i32 = 0;
export const RULE_PATTERN_COUNT: i32 = 4;
export const RULE_TARGET: i32 = 8;
export const RULE_TARGET_COUNT: i32 = 12;
export const RULE_STATUS: i32 = 16;
export const RULE_SIZE: i32 = 20;

/** A header rule: the pattern's tokens, header records to set, and records whose names are taken away. */
export const HEADER_RULE_PATTERN: i32 = 0;
export const HEADER_RULE_PATTERN_COUNT: i32 = 4;
export const HEADER_RULE_SET: i32 = 8;
export const HEADER_RULE_SET_COUNT: i32 = 12;
export const HEADER_RULE_REMOVE: i32 = 16;
export const HEADER_RULE_REMOVE_COUNT: i32 = 20;
export const HEADER_RULE_SIZE: i32 = 24;

/** A piece of a rule's pattern or target. */
export const TOKEN_KIND: i32 = 0;
/** TOKEN_TEXT: the bytes' address and length. TOKEN_CAPTURE: the capture's index, and 0. */
export const TOKEN_AT: i32 = 4;
export const TOKEN_LENGTH: i32 = 8;
export const TOKEN_SIZE: i32 = 12;
/** These bytes. */
export const TOKEN_TEXT: i32 = 0;
/** In a pattern: a whole path segment, one byte or more without a slash; it is captured. */
export const TOKEN_SEGMENT: i32 = 1;
/** In a pattern, once at most: any number of bytes; they are captured. */
export const TOKEN_REST: i32 = 2;
/** In a target's path: what the pattern captured. */
export const TOKEN_CAPTURE: i32 = 3;
/** In a target's query: what the pattern captured, as the value of a parameter. */
export const TOKEN_QUERY_CAPTURE: i32 = 4;
/** A pattern captures at most this many times. */
export const MAX_CAPTURES: i32 = 16;
