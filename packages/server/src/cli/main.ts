import server from '../../package.json' with { type: 'json' };

if (process.argv[2] === '--version') {
  console.log(server.version);
} else {
  console.error('Cách dùng: tinnhiem --version\nUsage: tinnhiem --version');
  process.exitCode = 2;
}
