import { cliCommands } from './commands.ts';
import { run } from './run.ts';

// Whoever reads the output may stop reading: `tinnhiem … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const terminal = {
  out: (line: string) => process.stdout.write(`${line}\n`),
  error: (line: string) => process.stderr.write(`${line}\n`),
  environment: process.env,
};

try {
  process.exitCode = await run(cliCommands, process.argv.slice(2), terminal);
} catch (error) {
  terminal.error('Chương trình gặp lỗi không lường trước. Hãy gửi những dòng dưới đây cho bộ phận kỹ thuật.');
  terminal.error('The program met an error that nobody expected. Send the lines below to the technician.');
  console.error(error);
  if (process.argv.includes('--json'))
    terminal.out(JSON.stringify({ code: 'unexpected', message: String(error), findings: [] }, null, 2));
  process.exitCode = 1;
}
