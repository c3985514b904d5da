// One connection to the mail server, and what became of a letter: taken, refused for itself, or not even asked for.
import { Readable } from 'node:stream';
import { type Refusal, refuse } from '@tinnhiem/core';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isOnThisMachine, type MailServer } from './mail-server.ts';
import * as refusals from './refusals.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** The same for the same letter, so that a mail server that gets it twice can tell. */
  readonly id: string;
  /** A file of PDF that goes with it. */
  readonly attached?: { readonly name: string; readonly bytes: Uint8Array };
}

/**
 * `refused`: it will not be taken, however often. `later`: not now (RFC 5321, 4.2.1). `unclear`: it was handed over and nothing answered.
 * `server`: nothing is wrong with the letter; no other one would have gone either.
 */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' | 'later' | 'unclear' | 'server'; readonly refusal: Refusal };

const second = 1000;
const limits = {
  dnsTimeout: 10 * second,
  connectionTimeout: 10 * second,
  greetingTimeout: 10 * second,
  socketTimeout: 20 * second,
  socketCloseTimeout: second,
};
/** A mail server that answers a letter at a time, each too late, is given up after so long. */
const longest = 60 * second;
/** Of what a mail server says; the rest is of no help. */
const mostWords = 300;

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  /** The mail server's own words. */
  readonly response?: string;
}

/** Sends one letter, over a connection of its own. Never throws, and ends in any case; `signal` cuts it short. */
export async function post(server: MailServer, letter: Letter, signal?: AbortSignal): Promise<Outcome> {
  const bytes = await composed(server, letter);
  const connection = new SMTPConnection({
    ...limits,
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: !server.secure && !isOnThisMachine(server),
    name: new URL(server.address).hostname,
  });
  let handedOver = false;
  const message = new Readable({
    read() {
      handedOver = true;
      this.push(bytes);
      this.push(null);
    },
  });
  let giveUp: NodeJS.Timeout | undefined;
  let abort: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (error: Error) => reject(error);
      connection.on('error', fail);
      connection.on('end', () => fail(new Error('the connection ended')));
      giveUp = setTimeout(() => fail(new Error(`no answer within ${longest / second} s`)), longest);
      abort = () => fail(new Error('the server ends'));
      if (signal?.aborted === true) abort();
      signal?.addEventListener('abort', abort);
      connection.connect((unconnected) => {
        if (unconnected !== undefined && unconnected !== null) return fail(unconnected);
        const send = () =>
          connection.send({ from: server.from, to: [letter.to], size: bytes.length }, message, (error) =>
            error === null ? resolve() : fail(error),
          );
        if (server.user === undefined) return send();
        connection.login({ user: server.user, pass: server.password ?? '' }, (error) =>
          error === null ? send() : fail(error),
        );
      });
    });
    connection.quit();
    return { kind: 'sent' };
  } catch (error) {
    connection.close();
    return outcomeOf(error as SmtpError, handedOver);
  } finally {
    clearTimeout(giveUp);
    if (abort !== undefined) signal?.removeEventListener('abort', abort);
  }
}

function outcomeOf(error: SmtpError, handedOver: boolean): Outcome {
  const { code, command = '', responseCode = 0 } = error;
  // What a mail server says is shown as text and may be anything.
  const words = (error.response ?? error.message).replace(/\p{Cc}+/gu, ' ').slice(0, mostWords);
  const ofLetter = command === 'RCPT TO' || command === 'DATA';
  if (ofLetter && responseCode >= 500) return { kind: 'refused', refusal: refuse(refusals.letterRefused, words) };
  // 421: the mail server is closing, whatever the letter.
  if (ofLetter && responseCode >= 400 && responseCode !== 421)
    return { kind: 'later', refusal: refuse(refusals.letterRefused, words) };
  if (handedOver && responseCode === 0) return { kind: 'unclear', refusal: refuse(refusals.letterUnclear, words) };
  if (code === 'EAUTH' || command.startsWith('AUTH'))
    return { kind: 'server', refusal: refuse(refusals.mailSignIn, words) };
  if (code === 'ETLS' || command === 'STARTTLS' || /certificate|tls|ssl/i.test(error.message))
    return { kind: 'server', refusal: refuse(refusals.mailNotSecure, words) };
  if (responseCode >= 400) return { kind: 'server', refusal: refuse(refusals.letterRefused, words) };
  return { kind: 'server', refusal: refuse(refusals.mailUnreachable, words) };
}

function composed(server: MailServer, { to, subject, body, id, attached }: Letter): Promise<Buffer> {
  return new MailComposer({
    from: { name: 'Tín Nhiệm', address: server.from },
    to: { name: '', address: to },
    subject,
    text: body,
    ...(attached === undefined
      ? {}
      : {
          attachments: [
            { filename: attached.name, content: Buffer.from(attached.bytes), contentType: 'application/pdf' },
          ],
        }),
    messageId: `<${id}@${server.from.slice(server.from.lastIndexOf('@') + 1)}>`,
    // No answer from an absent person's mail box (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'vi' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
