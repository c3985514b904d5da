// A server that is loaded and waits until it is called, so that the next one is there as soon as one was killed:
// node server.ts FOLDER [postgres://…]
import { once } from 'node:events';
import { serve } from '../../packages/server/src/serve.ts';

const [data = '', database] = process.argv.slice(2);
await once(process.stdin, 'data');
const server = await serve({ data, port: 0, ...(database === undefined ? {} : { database }) });
console.log(server.address);
process.stdin.destroy();
process.once('SIGTERM', () => void server.close());
