// A real mail server on a port of its own, which takes letters, or does with them what a test says.
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

export interface TakenLetter {
  readonly to: string;
  /** As it came, its lines unfolded. */
  readonly headers: string;
  /** Its words; of a letter with files the first part. */
  readonly body: string;
  /** Names of the files that came with it. */
  readonly files: readonly string[];
}

export interface MailServerOfTest {
  readonly port: number;
  readonly letters: TakenLetter[];
  /** Hangs up on everybody, and takes nobody any more. */
  close(): Promise<void>;
}

/** `at`: the port of one that was closed before. */
export async function mailServerOfTest(
  options: SMTPServerOptions = {},
  { host = '127.0.0.1', at = 0 }: { readonly host?: string; readonly at?: number } = {},
): Promise<MailServerOfTest> {
  const letters: TakenLetter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        letters.push({ to, ...taken(Buffer.concat(chunks).toString('latin1')) });
        done();
      });
    },
    ...options,
  });
  const open = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => open.add(socket.on('close', () => open.delete(socket))));
  // A client that hangs up is what some tests are about.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(at, host, resolve));
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of open) socket.destroy();
    await closed;
  };
  onTestFinished(close);
  return { port: (server.server.address() as AddressInfo).port, letters, close };
}

function taken(raw: string): Omit<TakenLetter, 'to'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replace(/\r\n[ \t]+/g, ' ');
  const boundary = /^content-type: multipart\/mixed;.*boundary="([^"]+)"/im.exec(headers)?.[1];
  if (boundary !== undefined) {
    const [first = ''] = rest.join('\r\n\r\n').split(`--${boundary}`).slice(1);
    const files = [...raw.matchAll(/content-disposition: attachment; filename=([^\s;]+)/gi)].map(
      ([, name = '']) => name,
    );
    return { headers, body: taken(first.trimStart()).body, files };
  }
  const encoded = rest.join('\r\n\r\n');
  const bytes = /^content-transfer-encoding: base64/im.test(headers)
    ? Buffer.from(encoded, 'base64')
    : Buffer.from(
        encoded
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );
  return { headers, body: bytes.toString('utf8').replaceAll('\r\n', '\n'), files: [] };
}
