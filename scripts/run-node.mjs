import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { nodeBin } from './node-bin.mjs';

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
      const listener = () => child.kill(signal);
      process.on(signal, listener);
      return [signal, listener];
    });
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
