import { serve } from './serve.ts';

const server = await serve({ data: process.argv[2] ?? 'data', port: Number(process.argv[3] ?? 4000) });
for (const line of server.welcome) console.log(line);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
