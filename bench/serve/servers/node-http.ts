/**
 * Node's bare http module, the page in memory: what nothing in Node can be faster than. Arguments: the port, and the
 * file of another body.
 */
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { PAGE } from '../page.ts';

const file = process.argv[3];
// Other measurements name the folder of the page.
const body = file !== undefined && statSync(file).isFile() ? readFileSync(file) : PAGE;

createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
  response.end(body);
}).listen(Number(process.argv[2]), '127.0.0.1');
