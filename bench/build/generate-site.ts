/**
 * The site that builds are measured with: posts of some 6 KB of Markdown with two code blocks each. The same
 * number gives the same files everywhere, and post 17 of a small site is post 17 of a large one, so a site
 * may be made larger or one post be changed without touching the rest.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Random } from '../../test/fuzz/random.ts';
import { paragraph, sentence, word, words } from './prose.ts';

/** Bytes of Markdown that a post has at least, front matter included. */
const POST_SIZE = 6_000;
const KEYWORDS = 40;
/** As many writes at once as a disk has use for. */
const BATCH = 64;

/** Its config.yml. Cards are turned off: no other generator draws pictures. */
export const CONFIG: string = `sitename: A site to measure
sitedescription: Generated posts with code
language: en
url: https://measured.example
timezone: UTC
social-cards: no
`;

/** Writes `config.yml` and `posts/00000.md` … into `folder`, which is created; what else is there stays. */
export async function generateSite(folder: string, posts: number): Promise<void> {
  await mkdir(join(folder, 'posts'), { recursive: true });
  await writeFile(join(folder, 'config.yml'), CONFIG);
  for (let first = 0; first < posts; first += BATCH) {
    const count = Math.min(BATCH, posts - first);
    await Promise.all(
      Array.from({ length: count }, (_, index) =>
        writeFile(join(folder, 'posts', postName(first + index)), generatePost(first + index)),
      ),
    );
  }
}

/** The file name of a post by its number. */
export function postName(number: number): string {
  return `${String(number).padStart(5, '0')}.md`;
}

/** The text of post `number`. `edition` gives another text of the same post: what a measured change writes. */
export function generatePost(number: number, edition: number = 0): string {
  const random = new Random(number * 1_000 + edition);
  const keywords = new Set(Array.from({ length: 3 }, () => `topic ${random.below(KEYWORDS)}`));
  const parts = [
    `---\ntitle: ${titleCase(words(random, 6))} ${number}\ncreated: ${dateOf(number)}\nkeywords: ${[...keywords].join(', ')}\n---`,
    paragraph(random, 4),
    `## ${titleCase(words(random, 3))}`,
    paragraph(random, 5),
    codeBlock(random, 'ts', typescriptFunction),
    `## ${titleCase(words(random, 4))}`,
    Array.from({ length: 4 }, () => `- ${sentence(random)}`).join('\n'),
    codeBlock(random, 'python', pythonFunction),
  ];
  let size = parts.join('\n\n').length;
  while (size < POST_SIZE) {
    const next = paragraph(random, 3 + random.below(3));
    parts.push(next);
    size += next.length + 2;
  }
  return `${parts.join('\n\n')}\n`;
}

/** One post a day, back from the end of 2024. */
function dateOf(number: number): string {
  return new Date(Date.UTC(2024, 11, 31) - number * 86_400_000).toISOString().slice(0, 10);
}

function titleCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function codeBlock(random: Random, language: string, write: (random: Random) => string): string {
  return `\`\`\`${language}\n${write(random)}\n\`\`\``;
}

function typescriptFunction(random: Random): string {
  const [name, item, list, limit] = [word(random), word(random), word(random), random.below(1_000)];
  const lines = Array.from({ length: 6 }, () => {
    const field = word(random);
    return `  if (each.${field} > ${random.below(500)}) total += each.${field} * ${random.below(9) + 1}; // ${words(random, 4)}`;
  });
  return `/** ${sentence(random)} */
export function ${name}_${item}(${list}: readonly Item[], limit: number = ${limit}): string {
  let total = 0;
  for (const each of ${list}) {
  ${lines.join('\n  ')}
    if (total >= limit) return \`${words(random, 3)} \${total}\`;
  }
  throw new RangeError('${words(random, 5)}');
}`;
}

function pythonFunction(random: Random): string {
  const [name, list] = [word(random), word(random)];
  const lines = Array.from(
    { length: 5 },
    () =>
      `        "${word(random)}": each["${word(random)}"] + ${random.below(10_000)},  # ${words(random, 3)}`,
  );
  return `@cache
def ${name}_items(${list}s: list[dict[str, int]], depth: int = ${random.below(20)}) -> list[dict[str, int]]:
    """${sentence(random)}"""
    return [
        {
${lines.map((line) => `    ${line}`).join('\n')}
        }
        for each in ${list}s
        if each.get("${word(random)}") is not None and depth > 0
    ]`;
}
