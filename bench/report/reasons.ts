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
    /^CPU per request, bodies of every size, at worst, site-p3 : site-p2/,
    'Under WASI 0.3 the host makes a task, a stream and a future for each answer. For a page of 5.7 KB wasmtime executes 98 thousand instructions, under WASI 0.2 with instances used again 88; the floor of 0.3, which decides nothing, takes 86. From 256 KiB on, where bodies go in pieces of that size under 0.3, both take about as much.',
  ],
  [
    /^CPU per request, bodies of every size, at worst, site-p3 : floor-p3/,
    'The floor has the body in its memory and gives it to the host at once. The site copies it out of the pack, since an instance’s memory is small for any site.',
  ],
  [
    /^memory for each of/,
    'Most of it is the host’s own buffer for writing; the floor, which decides nothing, holds as much.',
  ],
  [
    /^cold build of/,
    'A cold build is nearly as long as its CPU time: two cores work all the time but while the content is read and while the component is written, a tenth of the time each. Markdown with the colours of code takes a fifth of it, the search a sixth, compression an eighth. Beside pages a build makes gzip and Markdown of each, feeds, a search index and a component, none of which Eleventy makes by itself. Where Eleventy makes feeds and compressed forms too, it takes longer.',
  ],
  [
    /^memory of a cold build/,
    'Each thread that makes documents has the site and all modules for itself, some hundred megabytes for 10,000 posts; on a machine with more cores there are more of them.',
  ],
  [
    /^build of .* after one change/,
    'Each document, resource and route is an object again in every build, whether it changed or not; only the tables of routes that did not change stay bytes. Of 10,000 posts a sixth of the main thread’s time goes into lists, feeds and the sitemap, a seventh into the manifest and its tables, a ninth each into garbage collection, records of documents that did not change, and reading the content. Of 1,000 posts a sixth is the start of Node and its modules. docs/benchmarks.md has the shares.',
  ],
  [
    /^saved to served, 10,000/,
    'Each save reads the changed files, makes the model and the plan of the whole site anew, and weighs the posts whose words became rarer or more common: about a third of the time each. On a faster machine it took 0.38 s.',
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
