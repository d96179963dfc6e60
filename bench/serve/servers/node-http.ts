/** Node's bare http module, the page in memory: what nothing in Node can be faster than. */
import { createServer } from 'node:http';
import { PAGE } from '../page.ts';

createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': PAGE.length });
  response.end(PAGE);
}).listen(Number(process.argv[2]), '127.0.0.1');
