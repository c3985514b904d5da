import server from '../../package.json' with { type: 'json' };
import { cliCommands } from './commands.ts';
import { run } from './run.ts';

process.exitCode = await run(
  cliCommands,
  process.argv.slice(2),
  {
    out: (line) => process.stdout.write(`${line}\n`),
    error: (line) => process.stderr.write(`${line}\n`),
    environment: process.env,
  },
  server.version,
);
