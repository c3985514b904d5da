// The server: data folder, stores, API and screens, from start to a clean end.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from '@tinnhiem/core';
import type { OutsideService } from './accounts/outside.ts';
import { prepareFolder } from './backup/backup-place.ts';
import { lockKeyOf } from './backup/locked.ts';
import { networkAddresses } from './http/address.ts';
import { createApp } from './http/app.ts';
import { serverCertificate } from './https/certificate.ts';
import type { MailServer } from './mail/mail-server.ts';
import { assembleOffice } from './office.ts';
import { lockDataFolder, makeDataFolder } from './store/folder.ts';
import { StoreProblem } from './store/problem.ts';
import { centralStores, folderStores } from './store/stores.ts';
import { welcome } from './welcome.ts';

export interface ServeOptions {
  /** The data folder, or beside a central store a working folder; made where it is missing. */
  readonly data: string;
  /** Address of the central store (`postgres://…`); without it everything is in the data folder, which one server has for itself. */
  readonly database?: string;
  /** 0: any free port. */
  readonly port: number;
  /** `127.0.0.1` where only this machine may connect (as it is without this), `0.0.0.0` for the hall. */
  readonly host?: string;
  /** Addresses of the proxies before it, whose `X-Forwarded-For` is believed; of nobody else without it. */
  readonly proxies?: readonly string[];
  /** The clock; tests and rehearsals give their own. */
  readonly clock?: () => Date;
  /** Folder of the built screens. */
  readonly web?: string;
  /** Beside http, the same by https with the server's own certificate, on this port. 0: any free port. */
  readonly httpsPort?: number;
  /** The organisation's own sign-in service. */
  readonly outside?: OutsideService;
  /** The organisation's own mail server, for reminders. */
  readonly mail?: MailServer;
  /** Where people find the server: by https and with a name passkeys can be used there. */
  readonly address?: string;
  /** Where backups go by themselves, at each stage's end; a folder of which the last part is made where it is missing. */
  readonly backups?: { readonly folder: string; readonly passphrase?: string | undefined };
  /** Told of errors that nobody expected. */
  readonly report?: (error: unknown, where: string) => void;
}

export interface Server {
  /** `http://127.0.0.1:4000` */
  readonly address: string;
  readonly port: number;
  readonly https: {
    /** `https://127.0.0.1:4443` */
    readonly address: string;
    readonly port: number;
    /** SHA-256 of the certificate, as browsers show it. */
    readonly fingerprint: string;
  } | null;
  /** Lines for the window in which it was started: where it is, how to sign in the first time. Vietnamese, then English. */
  readonly welcome: readonly string[];
  /** Ends it: requests that were begun are answered, files are closed. */
  close(): Promise<void>;
}

const builtScreens = fileURLToPath(new URL('../../web/dist', import.meta.url));
const outsideEvery = 1000;
// To the minute is enough for what goes out once a day.
const mailEvery = 60_000;
// A screen on a bad network must not keep the server from ending.
const patience = 5000;

/** Starts the server. What stands in its way (port taken, folder in use or not writable) is thrown as `StoreProblem` with words for people. */
export async function serve(options: ServeOptions): Promise<Server> {
  const { data, database, proxies, port, httpsPort, host = '127.0.0.1', web = builtScreens } = options;
  const clock = options.clock ?? (() => new Date());
  const report = options.report ?? ((error, where) => console.error(where, error));
  makeDataFolder(data);
  const lock = database === undefined ? lockDataFolder(data) : null;
  const closers: (() => unknown)[] = [() => lock?.release()];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const certificate = httpsPort === undefined ? null : await serverCertificate(data, clock());
    const stores =
      database === undefined ? folderStores(data) : await centralStores(database, { report, folder: data });
    const fingerprint = () => certificate?.fingerprint ?? null;
    const { place: backups, words } = await backupPlaceOf(data, options.backups);
    const office = assembleOffice(data, clock, report, stores, fingerprint, undefined, { ...options, backups });
    closers.push(() => office.close());
    const open = async (at: number, https?: { readonly key: string; readonly cert: string }) => {
      const app = await createApp({
        office,
        web,
        report,
        ...(proxies === undefined ? {} : { proxies }),
        ...(https === undefined ? {} : { https }),
      });
      closers.push(async () => {
        for (const end of [...office.streams]) end();
        const impatient = setTimeout(() => app.server.closeAllConnections(), patience);
        await app.close();
        clearTimeout(impatient);
      });
      await listen(app, at, host, https === undefined ? '--port' : '--https-port');
      return (app.server.address() as { port: number }).port;
    };
    const bound = await open(port);
    const secured =
      certificate === null || httpsPort === undefined
        ? null
        : { ...certificate, port: await open(httpsPort, { key: certificate.key, cert: certificate.certificate }) };
    await office.boxes.start();
    const timer = setInterval(() => {
      office.service.lookOutside().catch((error: unknown) => report(error, 'lookOutside'));
    }, outsideEvery);
    timer.unref();
    closers.push(() => clearInterval(timer));
    const { mail } = office;
    if (mail !== null) {
      const post = setInterval(() => {
        mail.tick().catch((error: unknown) => report(error, 'mail'));
      }, mailEvery);
      post.unref();
      closers.push(() => clearInterval(post));
    }
    const everywhere = host === '0.0.0.0' || host === '::';
    const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
    const address = `http://${name}:${bound}`;
    const https =
      secured === null
        ? null
        : { address: `https://${name}:${secured.port}`, port: secured.port, fingerprint: secured.fingerprint };
    lock?.announce(address);
    const [network = '127.0.0.1'] = networkAddresses();
    await office.startScans(everywhere ? `http://${network}:${bound}` : address);
    await office.startBackups();
    const place = { address, bound, data, database, everywhere, secured };
    const lines = [...(await welcome(office.accounts, place)), ...words];
    return { address, port: bound, https, close, welcome: lines };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A folder into which nothing can go now keeps nobody from voting: it is said, and tried again. */
async function backupPlaceOf(data: string, wanted: ServeOptions['backups']) {
  if (wanted === undefined) return { place: undefined, words: [] };
  const folder = resolve(wanted.folder);
  const fit = await prepareFolder(data, folder);
  const key = wanted.passphrase === undefined ? null : await lockKeyOf(wanted.passphrase);
  return { place: { folder, key }, words: fit.ok ? [] : [fit.error.message.vi, fit.error.message.en] };
}

async function listen(
  app: { listen: (at: { port: number; host: string }) => Promise<string> },
  port: number,
  host: string,
  option: '--port' | '--https-port',
): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StoreProblem(
        'in-use',
        text(
          `Cổng ${port} đang được chương trình khác dùng. Hãy tắt chương trình đó, hoặc chọn cổng khác: ${option} ${port + 1}.`,
          `Port ${port} is used by another program. End that one, or choose another port: ${option} ${port + 1}.`,
        ),
        error,
      );
    if (code === 'EACCES')
      throw new StoreProblem(
        'in-use',
        text(
          `Không được phép mở cổng ${port}. Hãy chọn cổng từ 1024 trở lên, ví dụ ${option} 4000.`,
          `Port ${port} may not be opened. Choose one from 1024 on, such as ${option} 4000.`,
        ),
        error,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StoreProblem(
        'in-use',
        text(
          `Máy này không có địa chỉ “${host}”. Dùng --host 127.0.0.1 (chỉ máy này) hoặc --host 0.0.0.0 (cả mạng).`,
          `This machine has no address “${host}”. Use --host 127.0.0.1 (this machine) or --host 0.0.0.0 (the network).`,
        ),
        error,
      );
    throw error;
  }
}
