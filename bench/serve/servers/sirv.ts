/** sirv on Node's http module, in production mode: it looks at its files once, when it starts. */
import { createServer } from 'node:http';
import sirv from 'sirv';

const [, , port, root] = process.argv;
const handle = sirv(root ?? '.', { etag: true });
createServer((request, response) =>
  handle(request, response, () => {
    response.writeHead(404);
    response.end();
  }),
).listen(Number(port), '127.0.0.1');
