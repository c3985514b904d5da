import { spawn } from 'node:child_process';

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  // The empty word is the title of the window, which `start` would else take the address for.
  win32: ['cmd', '/c', 'start', '""'],
  darwin: ['open'],
};

/** Opens an address in the browser of whoever sits at this machine. Where there is none nothing happens: the address is said in words too. */
export function openBrowser(address: string): void {
  const [command = 'xdg-open', ...words] = openers[process.platform] ?? [];
  const opener = spawn(command, [...words, address], { detached: true, stdio: 'ignore' });
  opener.on('error', () => {});
  opener.unref();
}
