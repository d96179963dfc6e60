/** The sites that `coldpress init` begins with: path to content. */

export type Template = 'blog' | 'docs';

export const TEMPLATES: readonly Template[] = ['blog', 'docs'];

export interface TemplateFacts {
  /** The name of the site. */
  name: string;
  /** Today, as front matter writes it. */
  today: string;
}

/** Every file below content/ of a new site. */
export function contentFiles(template: Template, facts: TemplateFacts): Record<string, string> {
  return template === 'blog' ? blogFiles(facts) : docsFiles(facts);
}

const BLOG_LOOK =
  '# The links of nav.yml: topbar, or sidebar for a site of many pages.\nnavigation: topbar\n';

/** `look`: lines about how the site looks. */
function config({ name }: TemplateFacts, description: string, look: string): string {
  return `# The site. 'npx coldpress docs config' describes every key.
sitename: ${JSON.stringify(name)}
sitedescription: ${JSON.stringify(description)}
# Where the site will be: feeds, the sitemap and pictures for other sites need it. Change it before you deploy.
url: https://site.example
# The language of what you write, and the clock by which posts appear.
language: en
timezone: UTC
${look}# Colours, for light and dark: harbour, forest, ember, plum, paper or graphite.
theme:
  preset: forest
`;
}

function blogFiles(facts: TemplateFacts): Record<string, string> {
  return {
    'config.yml': config(facts, 'Notes, now and then', BLOG_LOOK),
    'nav.yml': `# The links at the top, in this order.
pages:
  - file: pages/home.md
    title: Home
    sort: 100
  - file: pages/about.md
    title: About
    sort: 200
`,
    'pages/home.md': `---
title: ${JSON.stringify(facts.name)}
description: Notes, now and then.
---
Welcome. These words are in \`content/pages/home.md\`: change them, save, and this page follows.

![A hill under a morning sky](assets/images/hill.svg)

## New here

\`\`\`mdcms posts-created-reversechronological
limit: 10
\`\`\`
`,
    'pages/about.md': `---
title: About
description: Who writes here, and how to get in touch.
---
Who you are, and how to reach you. This page is \`content/pages/about.md\`.
`,
    'posts/hello.md': `---
title: Hello
created: ${facts.today}
description: The first post, which says how to write the next one.
tags: [hello]
---
This post is \`content/posts/hello.md\`. The next one:

\`\`\`sh
npx coldpress new post "What I saw today"
\`\`\`

It begins as a draft: you see it in \`npx coldpress dev\`, readers do not. Take the line \`draft: true\` away to publish it; a \`created\` of a later day keeps it back until then.
`,
    'assets/images/hill.svg': PICTURE,
  };
}

const DOCS_NAV = `# The pages at the side: those without a section first, then the sections, each in the order of sort.
sections:
  - code: guide
    defaultname: Guide
    sort: 200
pages:
  - file: pages/home.md
    title: Overview
    sort: 100
  - file: pages/guide/install.md
    title: Install
    section-id: guide
    sort: 10
  - file: pages/guide/use.md
    title: Use
    section-id: guide
    sort: 20
  - file: pages/about.md
    title: About
    sort: 300
`;

function docsFiles(facts: TemplateFacts): Record<string, string> {
  return {
    'config.yml': config(facts, 'How it works and how to use it', ''),
    'nav.yml': DOCS_NAV,
    'pages/home.md': `---
title: ${JSON.stringify(facts.name)}
description: What it is, and where to begin.
---
What it does, in two sentences. These are in \`content/pages/home.md\`: change them, save, and this page follows.

- [Install](pages/guide/install.md): from nothing to a first result.
- [Use](pages/guide/use.md): the everyday tasks.
- [About](pages/about.md): who makes it, and what changed.
`,
    'pages/guide/install.md': `---
title: Install
description: From nothing to a first result.
---
## What you need

1. The first thing.
2. The second thing.

> [!NOTE]
> A note stands out, and so do \`[!TIP]\` and \`[!WARNING]\`.
`,
    'pages/guide/use.md': `---
title: Use
description: The everyday tasks.
---
## A first task

\`\`\`sh
echo "an example that can be copied"
\`\`\`

## A picture

It lies in \`content/assets/images\`, and the words in brackets say what it shows.

![A hill under a morning sky](assets/images/hill.svg)
`,
    'pages/about.md': `---
title: About
description: Who makes this, and what changed.
---
Who makes it. News is a post: [the first version](posts/first-version.md).
`,
    'posts/first-version.md': `---
title: The first version
created: ${facts.today}
description: What it can do.
tags: [releases]
---
What it can do.
`,
    'assets/images/hill.svg': PICTURE,
  };
}

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 300" width="800" height="300">
  <title>A hill under a morning sky</title>
  <rect width="800" height="300" fill="#dfeaf2"/>
  <circle cx="610" cy="110" r="46" fill="#f4c95d"/>
  <path d="M0 230 C120 130 250 150 400 215 S680 245 800 185 V300 H0Z" fill="#7fa68c"/>
  <path d="M0 270 C170 200 350 215 520 258 S720 285 800 252 V300 H0Z" fill="#4f7a63"/>
</svg>
`;
