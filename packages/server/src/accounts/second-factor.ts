// The second factor: codes of a phone (TOTP, RFC 6238), and recovery codes on paper for when the phone is lost.
import { err, ok, type Refusal, type Result, type Role, refuse } from '@tinnhiem/core';
import { Secret, TOTP } from 'otpauth';
import type { Tables } from '../store/tables.ts';
import { demandingSetting, type Sources, secretHash } from './account.ts';
import * as refusals from './sign-in-refusals.ts';

// What every authenticator app takes for granted (RFC 6238, section 4 and appendix A).
const shape = { issuer: 'Tín Nhiệm', algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Clocks of phones differ; so many steps to either side are taken (RFC 6238, section 5.2). */
const steps = 1;
// A day: a clock that was off by more has been set.
const forgottenSteps = 2880;
const recoveryCodes = 10;
// 80 bits each: nobody tries them through, not even with the hashes in hand.
const recoveryBytes = 10;

export interface Enrolment {
  /** As it is typed, base32. */
  readonly secret: string;
  /** As the QR code holds it. */
  readonly uri: string;
}

export interface SecondFactor {
  /** Draws a secret, which counts once a code of it was given. Refused where there is one that counts. */
  begin(account: string, username: string): Promise<Result<Enrolment, Refusal>>;
  /** The first code: the factor counts from now on. Answers recovery codes, which are shown this once. */
  confirm(account: string, code: string): Promise<Result<readonly string[], Refusal>>;
  /** Whether a code is right: one of the phone, or a recovery code. Whichever it is, it is used up. */
  use(account: string, code: string): Promise<Result<void, Refusal>>;
  recoveryCodesLeft(account: string): Promise<number>;
  /** Replaces the recovery codes. */
  renewRecoveryCodes(account: string): Promise<readonly string[]>;
  remove(account: string): Promise<void>;
  /** The roles that demand a second factor. */
  demandingRoles(): Promise<readonly Role[]>;
  demandFor(roles: readonly Role[]): Promise<void>;
}

interface FactorRow {
  readonly secret: string;
  readonly confirmed: number;
  readonly step: number;
}

export function secondFactorOn(tables: Tables, { now, random }: Sources): SecondFactor {
  const bytes = (count: number) => Uint8Array.from(Buffer.from(random(count), 'base64url')).slice(0, count);

  async function takeCode(inside: Tables, account: string, code: string, confirmed: 0 | 1) {
    const row = await inside.get<FactorRow>('SELECT secret, confirmed, step FROM factor WHERE account = ?', account);
    if (row?.confirmed !== confirmed) return err(refuse(refusals.wrongCode));
    const moment = now();
    const delta = new TOTP({ ...shape, secret: Secret.fromBase32(row.secret) }).validate({
      token: code,
      timestamp: moment,
      window: steps,
    });
    if (delta === null) return err(refuse(refusals.wrongCode));
    const step = Math.floor(moment / 1000 / shape.period) + delta;
    // Much later than now: the clock was ahead then and has been set back since.
    if (step <= row.step && row.step - step < forgottenSteps) return err(refuse(refusals.codeUsed));
    await inside.run('UPDATE factor SET step = ?, confirmed = 1 WHERE account = ?', step, account);
    return ok(undefined);
  }

  async function takeRecoveryCode(inside: Tables, account: string, code: string): Promise<Result<void, Refusal>> {
    const hash = recoveryHash(code);
    const where = 'recovery_code WHERE account = ? AND code_hash = ?';
    if ((await inside.get(`SELECT 1 AS one FROM ${where}`, account, hash)) === undefined)
      return err(refuse(refusals.wrongCode));
    await inside.run(`DELETE FROM ${where}`, account, hash);
    return ok(undefined);
  }

  async function drawRecoveryCodes(inside: Tables, account: string): Promise<readonly string[]> {
    const drawn = Array.from({ length: recoveryCodes }, () => recoveryWords(bytes(recoveryBytes)));
    await inside.run('DELETE FROM recovery_code WHERE account = ?', account);
    for (const code of drawn)
      await inside.run('INSERT INTO recovery_code (account, code_hash) VALUES (?, ?)', account, recoveryHash(code));
    return drawn;
  }

  return {
    begin: (account, username) =>
      tables.transaction(async (inside) => {
        const row = await inside.get<FactorRow>('SELECT confirmed FROM factor WHERE account = ?', account);
        if (row?.confirmed === 1) return err(refuse(refusals.factorStands));
        const secret = new Secret({ buffer: bytes(20).buffer as ArrayBuffer });
        await inside.run(
          `INSERT INTO factor (account, secret, confirmed, step) VALUES (?, ?, 0, 0)
           ON CONFLICT (account) DO UPDATE SET secret = excluded.secret`,
          account,
          secret.base32,
        );
        return ok({ secret: secret.base32, uri: new TOTP({ ...shape, secret, label: username }).toString() });
      }),
    confirm: (account, code) =>
      tables.transaction(async (inside) => {
        const taken = await takeCode(inside, account, digitsOf(code), 0);
        return taken.ok ? ok(await drawRecoveryCodes(inside, account)) : taken;
      }),
    use: (account, code) =>
      tables.transaction((inside) => {
        const digits = digitsOf(code);
        return /^\d{6}$/.test(digits) ? takeCode(inside, account, digits, 1) : takeRecoveryCode(inside, account, code);
      }),
    async recoveryCodesLeft(account) {
      const sql = 'SELECT count(*) AS left_over FROM recovery_code WHERE account = ?';
      return Number((await tables.get<{ left_over: number }>(sql, account))?.left_over ?? 0);
    },
    renewRecoveryCodes: (account) => tables.transaction((inside) => drawRecoveryCodes(inside, account)),
    remove: (account) => tables.transaction((inside) => removeFrom(inside, account)),
    async demandingRoles() {
      const row = await tables.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', demandingSetting);
      return JSON.parse(row?.value ?? '[]') as Role[];
    },
    demandFor: (roles) =>
      tables.run(
        'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        demandingSetting,
        JSON.stringify(roles),
      ),
  };
}

async function removeFrom(tables: Tables, account: string): Promise<void> {
  await tables.run('DELETE FROM factor WHERE account = ?', account);
  await tables.run('DELETE FROM recovery_code WHERE account = ?', account);
}

/** For an owner who has lost phone and codes: nothing is asked for but the password, no passkey counts, and everybody who was in is out. */
export async function forgetFactor(tables: Tables, account: string): Promise<void> {
  await removeFrom(tables, account);
  await tables.run('DELETE FROM passkey WHERE account = ?', account);
  await tables.run('DELETE FROM passkey_challenge WHERE account = ?', account);
  await tables.run('DELETE FROM session WHERE account = ?', account);
}

/** Apps show `123 456`. */
function digitsOf(code: string): string {
  return code.replace(/[\s-]/g, '');
}

/** `ABCD-EFGH-2345-67MN` */
function recoveryWords(random: Uint8Array): string {
  const { base32 } = new Secret({ buffer: random.buffer as ArrayBuffer });
  return (base32.match(/.{1,4}/g) ?? []).join('-');
}

function recoveryHash(code: string): string {
  return secretHash(code.toUpperCase().replace(/[^A-Z2-7]/g, ''));
}
