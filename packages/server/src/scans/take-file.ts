// A file on its way from a browser to the disk: never in memory as a whole, never larger than what is read.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import { scanLimits } from '@tinnhiem/paper';
import { tooLarge } from '../http/problem.ts';
import { flush } from '../store/durable.ts';
import { storeProblem } from '../store/sqlite.ts';

/** Writes the bytes to `path` and answers with their SHA-256 once they are on the disk. Throws `StoreProblem` where the disk is full. */
export async function takeFile(bytes: Readable, path: string): Promise<Result<string, Refusal>> {
  const hash = createHash('sha256');
  let taken = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      taken += chunk.length;
      if (taken > scanLimits.bytesPerFile) return done(new TooLarge());
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(bytes, count, createWriteStream(path, { mode: 0o600 }));
    await flush(path);
    return ok(hash.digest('hex'));
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof TooLarge) return err(refuse(tooLarge, `${scanLimits.bytesPerFile / 1024 / 1024} MB`));
    throw storeProblem(error, path);
  }
}

class TooLarge extends Error {}

/** SHA-256 of a file that is there. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
