// A server in a process of its own, on any free port, which says its address and stays: node serve-and-wait.ts FOLDER
import { serve } from '../src/serve.ts';

const server = await serve({ data: process.argv[2] ?? '', port: 0 });
console.log(server.address);
process.once('SIGTERM', () => void server.close());
