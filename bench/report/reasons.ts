/** What is known of goals that are missed: said on the page where one is. */

/** Goals by the words that they begin with, and why they are hard to meet. docs/benchmarks.md has the measurements. */
const REASONS: readonly (readonly [goals: RegExp, why: string])[] = [
  [
    /^(?:latency at one connection|CPU per request), site-p[23] : prototype/,
    'The prototype sends one header field and reads none of the request’s; the site sends fourteen, for caches and safety. wasmtime lifts each field out of memory, checks it and copies it twice, some three thousand instructions. That is two thirds of the difference; *What HTTP costs* has the same page with the same fields from a component that decides nothing (floor-headers).',
  ],
  [
    /^CPU of a 304/,
    'A 304 has all fields that a page has but those of the body, so the host does nearly the same work for it; what it saves is copying 5.7 KB. A few hundredths above one lie within the noise of a round.',
  ],
  [
    /^CPU per request, site-p2-reused : site-p3/,
    'Measured when instances of WASI 0.2 that are used again still made a list of header fields for each answer. Since they keep them as those of 0.3 do, a request takes 0.8 of that, and less than under 0.3.',
  ],
  [
    /^CPU per request, bodies of every size, at worst, site-p3 : site-p2/,
    'Under WASI 0.3 the host makes a task, a stream and a future for each answer. For a page of 5.7 KB wasmtime executes 98 thousand instructions, under WASI 0.2 with instances used again 88; the floor of 0.3, which decides nothing, takes 86. Bodies of 256 KiB and more are cheaper under 0.3, since they go in pieces of that size.',
  ],
  [
    /^CPU per request, bodies of every size, at worst, site-p3 : floor-p3/,
    'The floor has the body in its memory and gives it to the host at once. The site copies it out of the pack, since an instance’s memory is small for any site. It was measured with pieces of 64 KiB, each of which is one more turn of the host; since they have 256 KiB, a body of that length takes 1.11 times the floor’s CPU where it took 1.24 in the same rounds.',
  ],
  [
    /^memory for each of/,
    'Most of it is the host’s own buffer for writing; the floor, which decides nothing, holds as much.',
  ],
  [
    /^cold build of/,
    'A cold build waits for its main thread, which reads, plans, makes the search index and writes the output alone. Beside pages it makes gzip and Markdown of each, feeds, a search index and a component, none of which Eleventy makes by itself.',
  ],
  [
    /^memory of a cold build/,
    'Each thread that makes documents has the site and all modules for itself, some 860 MB together; when they have ended, the index of all texts takes what they gave back.',
  ],
  [
    /^build of .* after one change/,
    'Of 1,000 posts a fifth goes into the search index, which is written anew from the words that are kept of each document, and a seventh into pages that show the changed post as related. Of 10,000 a fifth goes into reading the records of documents that did not change, a seventh into garbage collection, and a tenth each into the text of the manifest, the search index, and tables with addresses that move with every byte before them.',
  ],
  [
    /^(?:start of an instance|memory of an instance)/,
    'An instance is made by a host that runs already; a process of a framework has to be started with all its libraries.',
  ],
  [
    /^requests per second, site-p[23] : /,
    'A framework that writes one page from memory and looks nothing up has less to do for it.',
  ],
];

/** A sentence or two for these goals, each once; at the end those of which nothing is known. */
export function reasonsFor(goals: readonly string[]): string[] {
  const known = REASONS.flatMap(([pattern, why]) => {
    const these = goals.filter((goal) => pattern.test(goal));
    return these.length === 0 ? [] : [`*${these.join('*; *')}*: ${why}`];
  });
  const others = goals.filter((goal) => !REASONS.some(([pattern]) => pattern.test(goal)));
  return others.length === 0 ? known : [...known, `*${others.join('*; *')}*: not explained yet.`];
}
