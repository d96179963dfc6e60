/**
 * `npm run test:quick`: in thirty seconds at most, whether a change is sane. Files that take less than a second each and
 * together touch every room: the request table through each host, sites built whole, each kind of author's mistake.
 */
import type { ViteUserConfig } from 'vitest/config';
import whole from './vitest.config.ts';

const FILES: readonly string[] = [
  'bundle/!(pack|body-coder|schema)',
  'bytes/*',
  'content/!(reported-cases|tool-folders)',
  'edge/answers',
  'handler/frame',
  'host/!(health-check)',
  'markdown/!(any-text)',
  'markdown/blocks/*',
  'publish/{calendar,crawlers,feeds,list-pages,lists,page-metadata}',
  'repository/!(documented-commands|documented-tables)',
  'rules/!(check-redirects)',
  'serve/{http-document,lists,request-table}',
  'site/{author-rules,collisions}',
  'theme/{dates,fonts,languages,page,style-rules,stylesheet,url}',
];

const config: ViteUserConfig = {
  ...whole,
  test: {
    ...whole.test,
    include: FILES.map((file) => `test/${file}.test.ts`),
    // One for each core: none of these files waits, and each worker loads the build step.
    maxWorkers: 2,
  },
};

export default config;
