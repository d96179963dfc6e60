/** The files of a new project beside its content. */
import { newSpinToml } from '../output/spin-toml.ts';

/** The files beside content/, for npm, git, Spin and GitHub. `dependency` is how package.json names Coldpress. */
export function projectFiles(
  siteName: string,
  packageName: string,
  dependency: string,
): Record<string, string> {
  const manifest = {
    name: packageName,
    private: true,
    type: 'module',
    scripts: {
      dev: 'coldpress dev --open',
      build: 'coldpress build',
      check: 'coldpress check --strict',
      preview: 'coldpress preview',
      deploy: 'coldpress deploy',
    },
    devDependencies: { coldpress: dependency },
  };
  return {
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    '.gitignore': 'node_modules/\n.coldpress/\n.spin/\ndist/\n',
    'spin.toml': newSpinToml({
      name: siteName,
      description: '',
      sources: ['dist/site.wasm'],
      base: '',
      extra: '',
      variables: {},
      build: { command: 'npx coldpress build', workdir: '', watch: ['content/**/*'] },
    }),
    '.github/workflows/deploy.yml': WORKFLOW,
  };
}

const WORKFLOW = `# Builds and checks every push; puts the main branch on Fermyon Cloud where a token is there.
name: deploy
on:
  push:
    branches: [main]
  pull_request:
jobs:
  site:
    runs-on: ubuntu-latest
    env:
      # A secret of the repository: see 'npx coldpress docs hosts', or "spin cloud login --auth-method token".
      SPIN_AUTH_TOKEN: \${{ secrets.SPIN_AUTH_TOKEN }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm install
      - run: npx coldpress check --strict
      - run: npx coldpress build
      - uses: fermyon/actions/spin/setup@v1
        if: github.ref == 'refs/heads/main' && env.SPIN_AUTH_TOKEN != ''
        with:
          plugins: cloud
      - run: spin cloud login --auth-method token --token "$SPIN_AUTH_TOKEN" && spin deploy --from dist
        if: github.ref == 'refs/heads/main' && env.SPIN_AUTH_TOKEN != ''
`;
