// A server in a process of its own, on any free port, which says its address and stays: node serve-and-wait.ts FOLDER [DATABASE]
import { serve } from '../src/serve.ts';

const [, , data = '', database] = process.argv;
const server = await serve({ data, port: 0, ...(database === undefined ? {} : { database }) });
console.log(server.address);
process.once('SIGTERM', () => void server.close());
