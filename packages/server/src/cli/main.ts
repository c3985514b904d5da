import server from '../../package.json' with { type: 'json' };
import { cliCommands } from './commands.ts';
import { run } from './run.ts';

// Whoever reads the output may stop reading: `tinnhiem … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

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
