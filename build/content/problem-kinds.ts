/**
 * Every kind of problem Coldpress can find, in one closed table: how bad it is, what it is, what to do.
 * content/pages/docs/problems.md lists the same codes (a test compares them). A code is never renamed or reused.
 *
 * The line between the severities: an error makes the site wrong (a page missing, at the wrong time, at another
 * page's URL) and stops the build; a warning is a fault that real sites have and readers can live with. A note
 * needs no action: something works in another way than the author may expect.
 */

export type Severity = 'error' | 'warning' | 'note';

export interface ProblemKind {
  severity: Severity;
  /** The kind in words, for the table in the docs. */
  title: string;
  /** What to do, shown unless the problem has a hint of its own. */
  hint: string;
}

export const PROBLEM_KINDS = {
  // The folder and its files
  'folder-missing': {
    severity: 'error',
    title: 'The content folder does not exist or is not a folder',
    hint: 'Name the folder that holds config.yml, pages and posts with --content, or begin a site with `npx coldpress init`',
  },
  'folder-empty': {
    severity: 'error',
    title: 'The content folder has no page and no post',
    hint: 'Put a Markdown file into pages/ or posts/',
  },
  'file-unreadable': {
    severity: 'error',
    title: 'A file or folder cannot be read, or a text is longer than 8 MiB',
    hint: 'Check its permissions',
  },
  'file-name': {
    severity: 'error',
    title: 'A file name cannot be part of a URL',
    hint: 'Rename the file: no backslash, no control characters, and UTF-8',
  },
  'file-case': {
    severity: 'warning',
    title: 'Two files or folders in one folder have names that differ only in case',
    hint: 'Rename or remove one of the two: a copy of the folder on macOS or Windows has only one',
  },
  'file-not-published': {
    severity: 'warning',
    title: 'A file is in a place from which nothing is published',
    hint: 'Move Markdown into pages/ or posts/, and files for download into assets/',
  },
  'file-copy': {
    severity: 'warning',
    title: 'A backup or copy that an editor or a tool left is not served',
    hint: 'Remove it, or put it into assets/ if it is to be downloaded',
  },
  'file-format': {
    severity: 'warning',
    title: 'A file in a format that Coldpress does not read is neither a page nor served',
    hint: 'Write it as Markdown (.md), or put it into assets/ if it is to be downloaded as it is',
  },
  'file-refused': {
    severity: 'warning',
    title: 'A file outside assets/ that may be private, or that readers have no use for, is not served',
    hint: 'Keep it outside the content folder; to serve it on purpose, put it into assets/',
  },
  'underscore-name': {
    severity: 'note',
    title: 'A file or folder whose name begins with `_` is not published',
    hint: 'Rename it if it is to be a page',
  },
  'symlink-outside': {
    severity: 'error',
    title: 'A symbolic link leads out of the content folder',
    hint: 'Copy the file into the content folder: nothing outside it is ever read',
  },
  'symlink-broken': {
    severity: 'warning',
    title: 'A symbolic link leads nowhere, in a circle, or again and again to one folder',
    hint: 'Remove the link, or point it at a file in the content folder',
  },
  'not-utf8': {
    severity: 'error',
    title: 'A Markdown or YAML file is not text in UTF-8',
    hint: 'Save the file as UTF-8 in your editor',
  },
  'site-too-large': {
    severity: 'error',
    title: 'The site is larger than a component can be',
    hint: 'Keep large files on another server with `media` in config.yml, or make several sites of it, each its own component (`coldpress docs hosts`)',
  },

  'answer-too-long': {
    severity: 'warning',
    title: 'A page or file is longer than some hosts send',
    hint: 'Divide a page, and keep a large file on another server with `media` in config.yml; where your host sends more, leave it (`coldpress docs hosts`)',
  },

  // YAML
  'yaml-syntax': {
    severity: 'error',
    title: 'The YAML cannot be read',
    hint: 'Often it is indentation, a missing quote, or a colon in a text without quotes',
  },
  'yaml-aliases': {
    severity: 'error',
    title: 'YAML aliases expand to too many values, or to themselves',
    hint: 'Write the values out instead of repeating them with *aliases',
  },
  'yaml-duplicate-key': {
    severity: 'warning',
    title: 'A key is written twice; the last one counts',
    hint: 'Remove the one that you do not mean',
  },
  'yaml-tag': {
    severity: 'warning',
    title: 'An unknown YAML tag is ignored',
    hint: 'Remove the tag: the value is read as if it had none',
  },
  'not-a-map': {
    severity: 'error',
    title: 'Lines of `key: value` were expected',
    hint: 'Write one `key: value` a line',
  },
  'front-matter-unclosed': {
    severity: 'error',
    title: 'The front matter has no closing `---`',
    hint: 'Write a line of three hyphens after the last key',
  },
  'front-matter-fence': {
    severity: 'error',
    title: 'Front matter is not at the top of the file, or not between lines of `---`',
    hint: 'Write a line of three hyphens, `---`, before the first key and after the last, at the top of the file',
  },
  'toml-syntax': {
    severity: 'error',
    title: 'The TOML of front matter cannot be read',
    hint: 'Often a text stands there without quotes',
  },
  'other-tool-key': {
    severity: 'note',
    title: 'Front matter has keys of other tools that Coldpress does not use',
    hint: 'They may stay: they are kept for the API',
  },
  'unknown-key': {
    severity: 'warning',
    title: 'An unknown key is ignored',
    hint: 'If you mean a key of Coldpress, check its spelling: `coldpress docs config`, `front-matter`, `nav` and `theme-keys` list all. In front matter an unknown key is kept for the API',
  },
  'wrong-type': {
    severity: 'warning',
    title: 'A value has the wrong type (a list where text is meant, and the like); the default is used',
    hint: '`coldpress docs` with the name of the key prints its values',
  },
  'invalid-value': {
    severity: 'warning',
    title: 'A value that the key does not take; the default is used',
    hint: '`coldpress docs` with the name of the key prints its values',
  },

  // config.yml
  'config-missing': {
    severity: 'error',
    title: 'There is no config.yml',
    hint: 'Make a config.yml in the content folder with at least one line, `sitename: My Site`',
  },
  'sitename-missing': {
    severity: 'error',
    title: 'The site has no name',
    hint: 'Write `sitename: My Site` in config.yml',
  },
  'url-invalid': {
    severity: 'error',
    title: 'The site’s `url` is not an absolute http or https URL',
    hint: 'Write it like https://example.org, without query and fragment',
  },
  'media-invalid': {
    severity: 'error',
    title: 'The address of the media outside the site cannot be used',
    hint: 'Write it like `media: https://media.example.org`: a folder on a server with https, without query and fragment',
  },
  'base-invalid': {
    severity: 'error',
    title: 'The path that the site is to live below cannot be used',
    hint: 'Write it like `/blog`, or `/` for the root',
  },
  'base-differs': {
    severity: 'error',
    title: '`base` and the path of `url` are not the same',
    hint: 'Write the path once, in `url` or in `base`',
  },
  'base-collides': {
    severity: 'error',
    title:
      'The site has a path of its own that begins like the one that it lives below, so an address would mean two things',
    hint: 'Move what has that path, or choose another `base`: the site’s own paths come after it',
  },
  'health-collides': {
    severity: 'error',
    title: 'Something else of the site answers at the path of the health check',
    hint: 'Choose another path for `health`, such as `/healthz`, or move the other',
  },
  'kept-assets-lost': {
    severity: 'warning',
    title: 'Assets of the last build are to be kept, and cannot be read',
    hint: 'Restore the output folder of the last build; or deploy, and readers with an older page load it again',
  },
  'url-missing': {
    severity: 'warning',
    title: 'The site has no `url`: its feeds have relative links, and it has no sitemap',
    hint: 'Write `url: https://example.org` in config.yml, with the site’s own address',
  },
  'card-template': {
    severity: 'error',
    title: 'templates/card.svg cannot be drawn',
    hint: 'Mend it, or remove it, and cards are drawn as before',
  },
  'card-letters': {
    severity: 'warning',
    title: 'A title has letters that no available font has: the post gets no social card',
    hint: 'Put a font with these letters (.ttf or .otf) into assets/fonts, or give the post an `image`',
  },
  'timezone-unknown': {
    severity: 'error',
    title: 'The timezone is not in the IANA database',
    hint: 'Write a name like Europe/Oslo, America/New_York or UTC',
  },
  'homepage-missing': {
    severity: 'warning',
    title: 'The homepage that config.yml names does not exist',
    hint: 'Write the path of a page from the content folder, such as pages/home.md',
  },
  'file-missing': {
    severity: 'warning',
    title: 'A file that the configuration or front matter names does not exist',
    hint: 'Add the file, or remove the key',
  },
  'category-invalid': {
    severity: 'error',
    title: 'A category cannot be used',
    hint: 'Give each category a code of its own from letters, digits and hyphens that is not a date',
  },
  'default-category-missing': {
    severity: 'warning',
    title: '`categories-use` is on, but there is no `default-category`: the categories cannot be chosen',
    hint: 'Write `default-category: {code: en, name: English}`, the category of files without a suffix',
  },

  // Front matter
  'draft-unclear': {
    severity: 'error',
    title: 'It is not clear whether a document is a draft: `draft`, or a key like it, is neither yes nor no',
    hint: 'Write `draft: yes` or `draft: no`; Coldpress does not guess',
  },
  'date-invalid': {
    severity: 'error',
    title: 'A date cannot be read or does not exist',
    hint: 'Write it as YYYY-MM-DD or YYYY-MM-DD HH:MM, with a day and a time that exist',
  },
  'date-gap': {
    severity: 'error',
    title: 'A time that the clocks skip when summer time begins',
    hint: 'Choose a time before or after the gap, or write the offset: 2026-03-29T02:30+01:00',
  },
  'expires-before-created': {
    severity: 'error',
    title: 'A document expires before it is published',
    hint: 'Set `expires` to a time after `created`',
  },
  'post-without-date': {
    severity: 'warning',
    title: 'A post without `created` is in no list and no feed',
    hint: 'Write `created: YYYY-MM-DD`, or move the file to pages/',
  },
  'tag-case': {
    severity: 'warning',
    title: 'Two tags differ only in case',
    hint: 'Spell the tag the same way everywhere',
  },

  // URLs
  'path-invalid': {
    severity: 'error',
    title: 'A slug, permalink or alias cannot be a path of this site',
    hint: 'Write a path below the site’s root like /2026/my-post: no `..`, `?`, `#`, backslash or host',
  },
  'url-collision': {
    severity: 'error',
    title: 'Two files, or a file and the site itself, have the same URL',
    hint: 'Rename one of the files, or change its `permalink`, `slug` or alias',
  },
  'alias-self': {
    severity: 'warning',
    title: 'An alias is the page’s own URL, or is written twice',
    hint: 'Remove the alias',
  },
  'variant-shadowed': {
    severity: 'warning',
    title: 'A file and its variant for the default category both exist',
    hint: 'Keep one: readers get the file without the suffix',
  },

  // nav.yml
  'nav-large': {
    severity: 'note',
    title:
      'nav.yml has too many entries for each page: a page shows those near it, with links to lists of all',
    hint: 'Put pages into sections, or list fewer of them',
  },
  'nav-untitled': {
    severity: 'note',
    title: 'A page has no title and no first heading, so the navigation leaves it out',
    hint: 'Write `title:` at its start, or list it in nav.yml',
  },
  'nav-missing-page': {
    severity: 'warning',
    title: 'nav.yml lists a page that does not exist, or that is not a page',
    hint: 'Remove the entry, or add the file',
  },
  'nav-duplicate': {
    severity: 'warning',
    title: 'nav.yml lists a page or a section twice; the first counts',
    hint: 'Remove the second entry',
  },
  'nav-parent': {
    severity: 'warning',
    title: 'A section’s parent does not exist, is inside the section itself, or stands too deep',
    hint: 'Write the `code` of another section; until then the section is at the top level',
  },
  'nav-icon': {
    severity: 'warning',
    title: 'An icon of nav.yml is no file in assets/icons, and none of the icon set; the entry has none',
    hint: 'Choose a name from https://icons.getbootstrap.com, or put an SVG into assets/icons',
  },

  // Pictures
  'picture-broken': {
    severity: 'warning',
    title: 'A picture cannot be read; it is served unchanged',
    hint: 'Export it again from the program that it was made in',
  },
  'picture-format': {
    severity: 'warning',
    title: 'A picture is in another format than its name says, which browsers do not show under that name',
    hint: 'Rename it, or export it in the format that its name says',
  },
  'picture-too-large': {
    severity: 'warning',
    title: 'A picture has more than 100 million pixels; it is served unchanged',
    hint: 'Make it smaller',
  },
  'icon-shape': {
    severity: 'note',
    title: 'The picture for the icons of the site is not square, or smaller than phones show it',
    hint: 'Give `favicon` in config.yml a square picture: an SVG, or a PNG of 512 × 512 pixels',
  },
  'pictures-as-they-are': {
    severity: 'note',
    title: 'Pictures are served as they are, since the package that makes them smaller is not installed',
    hint: 'Install it with `npm install sharp`, or write `pictures: no`',
  },

  // theme.yml
  'theme-not-used': {
    severity: 'warning',
    title: 'There are a theme.yml and a theme in config.yml; the one in config.yml counts',
    hint: 'Move the keys of one into the other',
  },
  'theme-colour-missing': {
    severity: 'warning',
    title: 'A required colour of the palette is missing; the built-in one is used',
    hint: 'A palette needs primary, surface, page, ink and ink-muted',
  },
  'font-missing': {
    severity: 'warning',
    title:
      'A font has neither a file in assets/fonts nor a package of @fontsource that is installed; a system font of the same kind is used',
    hint: 'Install its package, put its files (woff2) into assets/fonts, or write system-ui, serif or monospace',
  },
  'icon-missing': {
    severity: 'warning',
    title:
      'An icon that mdcms takes from an icon font has no file in the content folder; the theme’s own is shown',
    hint: 'Put an SVG of that name into assets/icons, or remove the key',
  },
  contrast: {
    severity: 'warning',
    title: 'Two colours of the palette are too alike to read (WCAG 2.2 AA, 1.4.3)',
    hint: 'Make one of the two lighter or darker',
  },

  // Sites of mdcms
  'mdcms-difference': {
    severity: 'note',
    title: 'Something looks or works differently than in mdcms, where a script draws it',
    hint: '`coldpress docs mdcms` describes every key and block',
  },
  'old-spelling': {
    severity: 'note',
    title: 'An older spelling of mdcms, which Coldpress reads too',
    hint: 'It may stay as it is',
  },
  'scheduled-post': {
    severity: 'note',
    title: 'A post waits for its `created`; mdcms shows it at once',
    hint: '`coldpress calendar` lists when posts appear; write an earlier `created` to publish it now',
  },

  // Markdown
  'broken-link': {
    severity: 'warning',
    title: 'A link leads to nothing in this site',
    hint: 'Write the path from the content folder, such as pages/about.md',
  },
  'image-alt': {
    severity: 'warning',
    title: 'An image has no alternative text, which screen readers read and search engines find',
    hint: 'Write what it shows between the brackets: `![A boat](boat.jpg)`; for one that only decorates, `<img src="boat.jpg" alt="">`',
  },
  'broken-image': {
    severity: 'warning',
    title: 'An image is not in this site',
    hint: 'Put the file into assets/images and write its path from the content folder',
  },
  'untimely-link': {
    severity: 'warning',
    title: 'A link is shown while the post or page that it leads to is not published yet, or has expired',
    hint: 'Give both the same time, or add the link when its target is there',
  },
  'broken-anchor': {
    severity: 'warning',
    title: 'No element of the page has the id in a link’s `#fragment`',
    hint: 'Link to the id of a heading of that page',
  },
  'unsafe-link': {
    severity: 'warning',
    title: 'A link would run a script instead of leading somewhere',
    hint: 'Link to a page, or leave the text without a link',
  },
  'unknown-block': {
    severity: 'error',
    title: 'There is no block with this tag (in a fence of `mdcms TAG`)',
    hint: '`coldpress docs markdown` lists all blocks',
  },
  'block-option': {
    severity: 'warning',
    title: 'A block’s option is unknown, or has an unknown value',
    hint: '`coldpress docs markdown` lists the options of each block',
  },
  'block-content': {
    severity: 'warning',
    title: 'The content of a block cannot be used',
    hint: '`coldpress docs markdown` describes the content of each block',
  },
  'unknown-callout': {
    severity: 'warning',
    title: 'A callout names a message that config.yml does not define',
    hint: 'Add the message under `callouts` in config.yml',
  },
  'missing-icon': {
    severity: 'warning',
    title: 'An icon is not in assets/icons; the default one is shown',
    hint: 'Put the icon’s SVG into assets/icons',
  },
  'unknown-footnote': {
    severity: 'warning',
    title: 'A footnote is referred to but not defined',
    hint: 'Write a line `[^name]: text`',
  },
  'unused-footnote': {
    severity: 'warning',
    title: 'A footnote is defined but never referred to',
    hint: 'Refer to it with `[^name]`, or remove it',
  },
  'duplicate-footnote': {
    severity: 'warning',
    title: 'Two footnotes have the same name; the first counts',
    hint: 'Give one of them another name',
  },
  'nested-too-deep': {
    severity: 'error',
    title: 'An article nests lists or quotes too deeply to be read',
    hint: 'Nest less deeply',
  },
  'unreadable-markdown': {
    severity: 'error',
    title: 'An article’s Markdown cannot be rendered',
    hint: 'Take the article apart to find the passage, and please report it',
  },
  'unknown-section': {
    severity: 'warning',
    title: 'A table of contents names a section that does not exist',
    hint: 'Write the `code` of a section of nav.yml',
  },
  'unclosed-container': {
    severity: 'warning',
    title: 'A `:::` is never closed',
    hint: 'Write a line `:::` where it ends',
  },
  'unknown-container': {
    severity: 'warning',
    title: 'A `:::name` is no callout; its text is shown in an element of that class',
    hint: 'Write one of note, tip, important, warning, caution, danger, info or details, or a rule for the class in your own style sheet',
  },
  'foreign-syntax': {
    severity: 'warning',
    title: 'The syntax of another tool, which Coldpress does not read; it is not shown',
    hint: 'Write it in Markdown or HTML (`coldpress docs markdown`)',
  },
  'unclosed-comment': {
    severity: 'error',
    title: 'A comment is never closed, so the rest of the page is not shown',
    hint: 'Write `-->` (or `%%`) where the comment ends',
  },
  'unclosed-element': {
    severity: 'warning',
    title: 'An HTML element is never closed, so the rest of the page is inside it',
    hint: 'Write its end tag',
  },
  'file-link': {
    severity: 'warning',
    title: 'A link or an image leads to a file on your machine (`file:`), which readers do not have',
    hint: 'Put the file into the content folder and write its path there',
  },
  'link-blanks': {
    severity: 'warning',
    title: 'A link or an image has blanks in its address, so it is text',
    hint: 'Write the address between `<` and `>`, or %20 for each blank',
  },
  'undefined-reference': {
    severity: 'warning',
    title: 'A link or an image refers to an address that is not defined, so it is text',
    hint: 'Write a line `[label]: address`',
  },
  'table-too-wide': {
    severity: 'warning',
    title: 'A table would have far more empty cells than written ones; it is shown as text',
    hint: 'Give the table fewer columns, or each row its cells',
  },
  'table-row-long': {
    severity: 'warning',
    title: 'A row has more cells than the head of its table; the last ones are not shown',
    hint: 'Add columns to the head, or write a backslash before a bar that is text',
  },
  'duplicate-id': {
    severity: 'warning',
    title: 'Two elements of a page have the same id; the first keeps it',
    hint: 'Give one of them another id',
  },
  'math-syntax': {
    severity: 'warning',
    title: 'A formula cannot be read; it is shown as it is written',
    hint: 'Correct the TeX, or write `\\$` where money is meant',
  },
  'diagram-unsupported': {
    severity: 'note',
    title: 'A diagram of a kind that is not drawn at build; it is shown as code',
    hint: 'Draw it as flowchart, state, sequence, class or ER diagram, or put a picture of it into assets/',
  },

  // _redirects and _headers
  'redirect-syntax': {
    severity: 'error',
    title: 'A line of _redirects cannot be read',
    hint: 'Write `/from /to 301`: a path, where it leads, and a status if it is not 301',
  },
  'redirect-unsupported': {
    severity: 'warning',
    title: 'A redirect rule needs a network or stored data, which a component does not have; it is left out',
    hint: 'Remove the rule, or keep it on the server in front of the site',
  },
  'redirect-status': {
    severity: 'error',
    title: 'A redirect rule has a status that is not allowed',
    hint: 'Use 301, 302, 303, 307 or 308 to redirect, 200 to show another page, 404 or 410 to show none',
  },
  'redirect-offsite': {
    severity: 'error',
    title: 'A redirect leads to another site in disguise, or lets visitors choose the site',
    hint: 'Write a path of this site like /new, or the whole URL of another, https://example.org/new',
  },
  'redirect-placeholder': {
    severity: 'error',
    title: 'A redirect’s target uses a placeholder that its path does not have',
    hint: 'Use the names in the path, and :splat for its `*`',
  },
  'redirect-loop': {
    severity: 'error',
    title: 'A redirect leads back to itself, alone or with others',
    hint: 'Let one of the rules lead to a page',
  },
  'redirect-duplicate': {
    severity: 'warning',
    title: 'Two rules are for the same path; the first counts',
    hint: 'Remove the one that you do not mean',
  },
  'redirect-unreachable': {
    severity: 'warning',
    title: 'A redirect rule is never used: a page or an earlier rule answers first',
    hint: 'Move the rule up, or end its status in `!` to replace a page',
  },
  'redirect-target-missing': {
    severity: 'warning',
    title: 'A redirect leads to a path of this site that does not exist',
    hint: 'Write the URL of a page as it is in the browser, such as /about',
  },
  'header-syntax': {
    severity: 'error',
    title: 'A line of _headers cannot be read',
    hint: 'Write a path such as /* on a line, and `Name: value` on the lines below it',
  },
  'header-unsupported': {
    severity: 'warning',
    title: 'A rule of _headers needs something that a component cannot do; it is left out',
    hint: 'Remove the rule, or keep it on the server in front of the site',
  },
  'header-forbidden': {
    severity: 'error',
    title: 'A header that only the host or the build may set',
    hint: 'Remove the line',
  },
  'header-invalid': {
    severity: 'error',
    title: 'A header’s name or value is not valid in HTTP',
    hint: 'Names are letters, digits and hyphens; values are plain ASCII',
  },
  'header-misspelt': {
    severity: 'warning',
    title: 'A header’s name looks like a misspelt well-known one',
    hint: 'Check the spelling: browsers ignore names that they do not know',
  },
  'header-empty': {
    severity: 'warning',
    title: 'A path in _headers has no headers below it',
    hint: 'Write `Name: value` on the lines below it, or remove the path',
  },
  'header-unused': {
    severity: 'warning',
    title: 'A rule of _headers is for a path that does not exist',
    hint: 'Write the URL of a page as it is in the browser, such as /about',
  },
  'header-negotiated': {
    severity: 'warning',
    title: 'A rule sets the Content-Type of a page that is also served as Markdown; the header is left out',
    hint: 'Write a rule for a file, or for the path with .md',
  },
  'markdown-in-shared-cache': {
    severity: 'warning',
    title: 'A rule lets shared caches keep a page that is also served as Markdown at the same address',
    hint: 'Write `negotiate-markdown: no` into config.yml (the address with .md remains), or make sure that your cache keys on Accept, as Vary says',
  },
  'part-unknown': {
    severity: 'warning',
    title: 'The name of a file in parts/ is not a place of a page; the file is left out',
    hint: 'Name it after a place (head, before-content, after-content, after-post, sidebar, footer) and, if it is for one kind of page, that kind: after-content.list.html',
  },
  'part-twice': {
    severity: 'warning',
    title: 'Two files in parts/ are for the same place; the second is left out',
    hint: 'Put both texts into one file',
  },
  'shortcode-code': {
    severity: 'error',
    title: 'A shortcode in parts/ cannot be compiled',
    hint: 'Correct the code at this place. `coldpress docs shortcodes` has examples',
  },
  'shortcode-name': {
    severity: 'error',
    title: 'A shortcode has the name of a block that Coldpress brings',
    hint: 'Rename the file',
  },
  'shortcode-throws': {
    severity: 'error',
    title: 'A shortcode throws an error',
    hint: 'Correct the code at this place, or the options where it is used',
  },
  'shortcode-slow': {
    severity: 'error',
    title: 'A shortcode does not return',
    hint: 'Look for a loop without an end, or a promise that is never settled',
  },
  'shortcode-result': {
    severity: 'error',
    title: 'A shortcode returns something else than HTML',
    hint: 'Return a template of `html`, or a string',
  },
  'theme-missing': {
    severity: 'error',
    title: 'The theme that config.yml names is neither a file nor a folder nor an installed package',
    hint: 'Write the name of a folder in themes/, of a package that is installed, or of a file: `theme: theme.yml`',
  },
  'theme-file': {
    severity: 'warning',
    title: 'A file in the folder of a theme is none of a theme; it is not used',
    hint: 'A theme has theme.yml, assets/, parts/ and templates/, and a package.json if it is a package',
  },
  'theme-version': {
    severity: 'error',
    title: 'A theme needs a newer Coldpress than this one',
    hint: 'Run `npm install coldpress@latest`, or use an older version of the theme',
  },
  'template-unknown': {
    severity: 'warning',
    title: 'The name of a file in templates/ is no template of the theme; the file is not used',
    hint: 'Name it after a template: home, post, landing, docs, page, tag, author, section, archive, list, search, error',
  },
  'template-code': {
    severity: 'error',
    title: 'A template cannot be compiled',
    hint: 'Correct the code at this place. `coldpress docs templates` has examples',
  },
  'template-throws': {
    severity: 'error',
    title: 'A template throws an error',
    hint: 'Correct the code at this place: a page may have no author, no date, no picture',
  },
  'template-slow': {
    severity: 'error',
    title: 'A template does not return',
    hint: 'Look for a loop without an end, or a promise that is never settled',
  },
  'template-result': {
    severity: 'error',
    title: 'A template returns something else than the HTML of a page',
    hint: 'Return `theme.document(…)`, or a whole document as a template of `html`',
  },
  'template-incomplete': {
    severity: 'warning',
    title: 'A template leaves out what every page needs: its title, its language, its main part',
    hint: 'Return `theme.document(…)`, which has them, or write them as `coldpress docs templates` shows',
  },
  'data-syntax': {
    severity: 'error',
    title: 'A file in data/ cannot be read',
    hint: 'Correct the syntax at this place',
  },
  'data-twice': {
    severity: 'warning',
    title: 'Two files in data/ have the same name without their extensions; the second is not read',
    hint: 'Rename one of them',
  },
  'widget-unknown': {
    severity: 'warning',
    title: 'A service under `comments`, `analytics` or `newsletter` is not known; it is left out',
    hint: '`coldpress docs widgets` lists the services; any other is a file in parts/ with its csp beside it',
  },
  'widget-option': {
    severity: 'warning',
    title: 'An option of a service is missing, or is not what it has to be; the service is left out',
    hint: '`coldpress docs widgets` lists the options of each service',
  },
  'csp-source': {
    severity: 'warning',
    title: 'A value under `csp` is not a source of a Content-Security-Policy; it is left out',
    hint: 'Write a host such as https://example.org, a scheme such as data:, or a hash such as sha256-…',
  },
  'csp-unsafe': {
    severity: 'warning',
    title: 'A value under `csp` would undo the policy; it is left out',
    hint: 'Name hosts and hashes; or replace the whole policy in _headers',
  },
  'csp-blocked': {
    severity: 'warning',
    title: 'A page has something that its Content-Security-Policy stops',
    hint: 'Put scripts into a file in assets/, and listen for events there',
  },
  'too-many-rules': {
    severity: 'error',
    title: 'There are more rules than a request can be checked against',
    hint: 'Join rules with placeholders and splats, or keep some on the server in front of the site',
  },

  // The API
  'api-bundle': {
    severity: 'error',
    title: 'The API’s source cannot be bundled',
    hint: 'Correct the import or the syntax that it names',
  },
  'api-top-level': {
    severity: 'error',
    title: 'The API’s top level, which runs once at build, throws',
    hint: 'Correct it, or do this inside a handler',
  },
  'api-top-level-input': {
    severity: 'error',
    title: 'The API’s top level reads something that exists only during a request (the clock, randomness …)',
    hint: 'Do this inside a handler',
  },
  'api-engine-missing': {
    severity: 'error',
    title: 'The package with the API’s JavaScript engine is not installed',
    hint: 'Install it as the message says',
  },
  'api-component': {
    severity: 'error',
    title: 'The API cannot be made into a component',
    hint: '`coldpress docs api` lists what Node has and the engine lacks',
  },
  'api-budget': {
    severity: 'error',
    title: 'The API is larger or slower than its budget',
    hint: 'Import less, carry less data, or raise the budget in its settings',
  },
} as const;

export type ProblemCode = keyof typeof PROBLEM_KINDS;
