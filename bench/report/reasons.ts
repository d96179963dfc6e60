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
    'Measured when instances of WASI 0.2 that are used again still made a list of header fields for each answer. Since they keep them as those of 0.3 do, a request takes less than under 0.3; *Bodies of every size* was measured since.',
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
    'A cold build is as long as its CPU time: two cores work all the time but while the content is read. Three fifths of it make documents, of which Markdown and the colours of code are less than the half. Beside pages a build makes gzip and Markdown of each, feeds, a search index and a component, none of which Eleventy makes by itself. Where it makes feeds and compressed forms too, it takes about as long.',
  ],
  [
    /^memory of a cold build/,
    'Each thread that makes documents has the site and all modules for itself, some hundred megabytes for 10,000 posts; on a machine with more cores there are more of them.',
  ],
  [
    /^build of .* after one change/,
    'Each document, resource and route is an object again in every build, whether it changed or not. Of 10,000 posts a sixth of the main thread’s time goes into the manifest and its tables, a ninth into garbage collection, a tenth each into records of documents that did not change, the lists of the tags that changed, writing files, and reading the content. Of 1,000 posts an eighth is the start of Node and its modules. docs/benchmarks.md has the shares.',
  ],
  [
    /^saved to served, 10,000/,
    'Measured while the machine was half as fast as in the run before, by Eleventy’s builds; there it took 0.38 s. Half of the time goes into the model and the plan of the whole site, which each save makes anew.',
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
