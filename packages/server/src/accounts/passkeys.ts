// Passkeys: keys that a phone or computer keeps for one site and opens by fingerprint, face or PIN. The tables hold their public halves.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { err, ok, type Refusal, type Result, refuse } from '@tinnhiem/core';
import type { Tables } from '../store/tables.ts';
import { type Account, type AccountRow, rowWith, type Sources, secretHash } from './account.ts';
import { roomForTry } from './begun-tries.ts';
import * as refusals from './passkey-refusals.ts';
import { sessionsOn, toTheHour } from './sessions.ts';
import {
  answerTime,
  creationOptions,
  handleOf,
  madeCredential,
  requestOptions,
  type Site,
  shownCounter,
} from './webauthn.ts';

/** A passkey as its owner sees it; moments to the hour. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  /** The name of the site at which it is good. */
  readonly host: string;
  readonly added: string;
  readonly lastUsed: string | null;
  /** Its counter went back: it is not taken any more. */
  readonly stopped: boolean;
}

/** What a browser is asked for. `key` goes into a cookie, so that only this browser can answer. */
export interface Asked<Options> {
  readonly options: Options;
  readonly key: string;
}

export interface Passkeys {
  /** Where passkeys are good; `null`: nowhere. */
  readonly site: Site | null;
  list(account: string): Promise<readonly Passkey[]>;
  /** `address`: from where; refused where too many were begun from there and not ended. */
  beginAdding(
    account: Account,
    address: string,
  ): Promise<Result<Asked<PublicKeyCredentialCreationOptionsJSON>, Refusal>>;
  /** Each asking is good for one answer, right or wrong. */
  add(
    account: string,
    key: string,
    name: string,
    response: RegistrationResponseJSON,
  ): Promise<Result<Passkey, Refusal>>;
  beginShowing(address: string): Promise<Result<Asked<PublicKeyCredentialRequestOptionsJSON>, Refusal>>;
  /** The challenge that a browser was given to sign in; gone afterwards. `null` where there is none any more. */
  takeChallenge(key: string): Promise<string | null>;
  /** Whose passkey was shown, in answer to this challenge. */
  show(challenge: string, response: AuthenticationResponseJSON): Promise<Result<AccountRow, Refusal>>;
  /** Who has the credential of this name, whether it was shown or not. */
  ownerOf(credential: string): Promise<AccountRow | undefined>;
  /** `null` where the account has none of this id. */
  rename(account: string, id: string, name: string): Promise<Passkey | null>;
  remove(account: string, id: string): Promise<Passkey | null>;
}

interface Row {
  readonly id: string;
  readonly account: string;
  readonly credential: string;
  readonly public_key: string;
  readonly counter: number;
  readonly host: string;
  readonly name: string;
  readonly added: number;
  readonly used: number | null;
  readonly stopped: number;
}

/** `site`: where people find this server, if passkeys can be there. */
export function passkeysOn(tables: Tables, sources: Sources, site: Site | null): Passkeys {
  const { now, random } = sources;

  /** Keeps a challenge until its answer; `account`: whose passkey is to be made, or `null` where one is to be shown. */
  async function keepChallenge(
    account: string | null,
    address: string,
  ): Promise<Result<{ readonly key: string; readonly challenge: string }, Refusal>> {
    const [key, challenge, at] = [random(32), random(32), now()];
    return await tables.transaction(async (inside) => {
      const refused = await roomForTry(inside, 'passkey_challenge', address, at, answerTime);
      if (refused !== null) return err(refused);
      await inside.run(
        'INSERT INTO passkey_challenge (key_hash, challenge, account, until, address) VALUES (?, ?, ?, ?, ?)',
        secretHash(key),
        challenge,
        account,
        at + answerTime,
        address,
      );
      return ok({ key, challenge });
    });
  }

  async function takeChallenge(key: string, account: string | null): Promise<string | null> {
    return await tables.transaction(async (inside) => {
      const row = await inside.get<{ challenge: string; account: string | null; until: number }>(
        'SELECT challenge, account, until FROM passkey_challenge WHERE key_hash = ?',
        secretHash(key),
      );
      await inside.run('DELETE FROM passkey_challenge WHERE key_hash = ?', secretHash(key));
      // Much later than now: the clock was ahead then and has been set back since.
      const inTime = row !== undefined && row.until >= now() && row.until <= now() + answerTime;
      return inTime && row.account === account ? row.challenge : null;
    });
  }

  const withCredential = (inside: Tables, credential: string) =>
    inside.get<Row>('SELECT * FROM passkey WHERE credential = ?', credential);
  const ofAccount = async (inside: Tables, account: string, id: string) =>
    await inside.get<Row>('SELECT * FROM passkey WHERE account = ? AND id = ?', account, id);

  return {
    site,
    async list(account) {
      const rows = await tables.all<Row>('SELECT * FROM passkey WHERE account = ? ORDER BY added, id', account);
      return rows.map(toPasskey);
    },
    async beginAdding(account, address) {
      if (site === null) return err(refuse(refusals.passkeysOff));
      const sql = 'SELECT credential FROM passkey WHERE account = ? AND host = ?';
      const known = await tables.all<Pick<Row, 'credential'>>(sql, account.id, site.host);
      const kept = await keepChallenge(account.id, address);
      if (!kept.ok) return kept;
      const { key, challenge } = kept.value;
      const credentials = known.map(({ credential }) => credential);
      return ok({ key, options: await creationOptions(site, account, challenge, credentials) });
    },
    async add(account, key, name, response) {
      if (site === null) return err(refuse(refusals.passkeysOff));
      const challenge = await takeChallenge(key, account);
      if (challenge === null) return err(refuse(refusals.passkeyOver));
      const made = await madeCredential(site, challenge, response);
      if (!made.ok) return made;
      const { credential, publicKey, counter } = made.value;
      return await tables.transaction(async (inside) => {
        if ((await withCredential(inside, credential)) !== undefined) return err(refuse(refusals.passkeyKnown));
        const id = random(12);
        await inside.run(
          `INSERT INTO passkey (id, account, credential, public_key, counter, host, name, added, stopped)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)`,
          id,
          account,
          credential,
          publicKey,
          counter,
          site.host,
          name,
          now(),
        );
        return ok(toPasskey((await ofAccount(inside, account, id)) as Row));
      });
    },
    async beginShowing(address) {
      if (site === null) return err(refuse(refusals.passkeysOff));
      const kept = await keepChallenge(null, address);
      if (!kept.ok) return kept;
      const { key, challenge } = kept.value;
      return ok({ key, options: await requestOptions(site, challenge) });
    },
    takeChallenge: (key) => takeChallenge(key, null),
    async show(challenge, response) {
      const known = await withCredential(tables, response.id);
      if (site === null || known === undefined) return err(refuse(refusals.passkeyUnknown));
      const stored = { credential: known.credential, publicKey: known.public_key };
      const counter = await shownCounter(site, challenge, stored, response);
      if (!counter.ok) return counter;
      if (response.response.userHandle !== handleOf(known.account)) return err(refuse(refusals.passkeyUnknown));
      return await tables.transaction((inside) => count(inside, sources, response.id, counter.value));
    },
    async ownerOf(credential) {
      const row = await withCredential(tables, credential);
      return row === undefined ? undefined : await rowWith(tables, row.account);
    },
    rename: (account, id, name) =>
      tables.transaction(async (inside) => {
        await inside.run('UPDATE passkey SET name = ? WHERE account = ? AND id = ?', name, account, id);
        const row = await ofAccount(inside, account, id);
        return row === undefined ? null : toPasskey(row);
      }),
    remove: (account, id) =>
      tables.transaction(async (inside) => {
        const row = await ofAccount(inside, account, id);
        await inside.run('DELETE FROM passkey WHERE account = ? AND id = ?', account, id);
        return row === undefined ? null : toPasskey(row);
      }),
  };
}

/** Takes over the counter of a passkey that was shown rightly; one that does not go forward is of two devices (Web Authentication, 6.1.1). */
async function count(
  tables: Tables,
  sources: Sources,
  credential: string,
  counter: number,
): Promise<Result<AccountRow, Refusal>> {
  const row = await tables.get<Row>('SELECT * FROM passkey WHERE credential = ?', credential);
  const account = row === undefined ? undefined : await rowWith(tables, row.account);
  if (row === undefined || account === undefined || account.disabled === 1) return err(refuse(refusals.passkeyUnknown));
  if (row.stopped === 1) return err(refuse(refusals.passkeyStopped));
  // Devices that share their keys count nothing and say 0.
  if (counter <= row.counter && (counter > 0 || row.counter > 0)) {
    await tables.run('UPDATE passkey SET stopped = 1 WHERE id = ?', row.id);
    await sessionsOn(tables, sources).endAll(account.id);
    return err(refuse(refusals.passkeyStopped));
  }
  await tables.run('UPDATE passkey SET counter = ?, used = ? WHERE id = ?', counter, sources.now(), row.id);
  return ok(account);
}

function toPasskey({ id, name, host, added, used, stopped }: Row): Passkey {
  const lastUsed = used === null ? null : toTheHour(used);
  return { id, name, host, added: toTheHour(added), lastUsed, stopped: stopped === 1 };
}
