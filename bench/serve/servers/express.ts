/**
 * Express on Node, with its own middleware for static files, as its documentation shows. Arguments: the port, the
 * folder of the page, and a file beside whose node_modules Express is.
 */
import { createRequire } from 'node:module';

interface App {
  use: (handler: unknown) => void;
  listen: (port: number, host: string) => void;
}

interface Express {
  (): App;
  static: (root: string, options: { extensions: string[] }) => unknown;
}

const [, , port, root = '.', beside = import.meta.url] = process.argv;
const express = createRequire(beside)('express') as Express;
const app = express();
app.use(express.static(root, { extensions: ['html'] }));
app.listen(Number(port), '127.0.0.1');
