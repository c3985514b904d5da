import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { nodeBin } from './node-bin.mjs';

/**
 * Calls `end` once when the process that started this one is gone. npm ends only the shell between itself and a script,
 * so without this a server started by `npm start` would outlive an npm that was ended. Does nothing outside of npm.
 */
export function whenParentEnds(end) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 250);
  timer.unref();
}

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];

/**
 * Runs the project's Node with these arguments on this terminal, passes signals on (npm ends only its own child), and
 * leaves its exit code in `process.exitCode`.
 */
export function runNode(args) {
  return new Promise((resolve) => {
    let bin;
    try {
      bin = nodeBin();
    } catch (error) {
      console.error(error.message);
      process.exitCode = 1;
      resolve();
      return;
    }
    const child = spawn(bin, args, { stdio: 'inherit' });
    const listeners = forwarded.map((signal) => {
      // Ctrl-C in a terminal reaches the child by itself: passing it on would make it two.
      const listener = () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      };
      process.on(signal, listener);
      return [signal, listener];
    });
    whenParentEnds(() => child.kill('SIGTERM'));
    child.on('error', (error) => {
      console.error(`${bin}: ${error.message}`);
      process.exitCode = 1;
      resolve();
    });
    child.on('exit', (code, signal) => {
      for (const [name, listener] of listeners) process.off(name, listener);
      process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
      resolve();
    });
  });
}
