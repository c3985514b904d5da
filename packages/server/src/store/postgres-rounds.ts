// Records, receipts and attachments in the central store: any number of server processes at once.
import { CorruptRecord, canonicalJson, hashOf, text } from '@tinnhiem/core';
import { type ActRow, type ReceiptRow, toEnvelope, toReceipt } from './act-row.ts';
import type { Central } from './postgres.ts';
import { StoreProblem } from './problem.ts';
import type { RoundStore, RoundSummary, StoredAttachment, Write } from './round-store.ts';

type Appended = 'created' | 'exists' | 'appended' | 'conflict' | 'repeated';

/** The rounds of the organisation in whose name the central store was opened. Closing them leaves the central store open. */
export function centralRounds(central: Central): RoundStore {
  const { repeatable } = central;
  const listed = new Map<string, { readonly hash: string; readonly summary: RoundSummary | null }>();

  /**
   * One statement, which is one transaction. It may be sent again after the connection was lost: what had been written is then
   * answered with `exists` or `repeated`, and the receipts are there.
   */
  async function store(
    creating: boolean,
    round: string,
    expected: number,
    writes: readonly Write[],
  ): Promise<Appended> {
    const acts = writes.flatMap(({ envelopes }) => envelopes);
    const receipts = writes.map(({ receipt }) => receipt);
    const summary = writes.at(-1)?.summary;
    if (acts.length === 0 || summary === undefined) throw new Error('a write without acts');
    const [row] = await repeatable<{ outcome: Appended }>(
      `SELECT tinnhiem.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) AS outcome`,
      [
        creating,
        round,
        expected,
        acts.map(({ number }) => number),
        acts.map(({ stream }) => stream),
        acts.map(({ at }) => at),
        acts.map(({ by }) => by.account),
        acts.map(({ by }) => by.name),
        acts.map(({ by }) => by.role),
        acts.map(({ by }) => by.onBehalfOf?.account ?? null),
        acts.map(({ by }) => by.onBehalfOf?.name ?? null),
        acts.map(({ type }) => type),
        acts.map(({ version }) => version),
        acts.map(({ data }) => canonicalJson(data)),
        acts.map(({ previous }) => previous),
        acts.map(({ hash }) => hash),
        receipts.map(({ id }) => id),
        receipts.map(({ content }) => content),
        receipts.map(({ answer }) => answer.number),
        receipts.map(({ answer }) => answer.fingerprint),
        canonicalJson(summary),
      ],
    );
    if (row === undefined) throw new Error('an append without an answer');
    if (row.outcome === 'created' || row.outcome === 'appended') central.announce(`${central.organisation}/${round}`);
    return row.outcome;
  }

  return {
    create: async (round, writes) => ((await store(true, round, 0, writes)) === 'created' ? 'created' : 'exists'),
    async append(round, expected, writes) {
      const outcome = await store(false, round, expected, writes);
      return outcome === 'repeated' || outcome === 'conflict' ? outcome : 'appended';
    },
    async head(round) {
      const [row] = await repeatable<{ number: number; hash: string; source: string }>(
        'SELECT number, hash, source FROM round WHERE id = $1',
        [round],
      );
      return row ?? null;
    },
    async acts(round, from) {
      // One statement, so that the end and the acts are of one moment.
      const rows = await repeatable<ActRow & { end: number }>(
        `SELECT round.number AS end, act.number, stream, at, account, name, role, absent_account, absent_name, type, version, data, previous, act.hash
         FROM round LEFT JOIN act ON act.organisation = round.organisation AND act.round = round.id AND act.number >= $2
         WHERE round.id = $1 ORDER BY act.number`,
        [round, from],
      );
      const end = rows[0]?.end ?? 0;
      const acts = rows.filter(({ hash }) => hash !== null);
      const last = acts.at(-1)?.number ?? from - 1;
      // A chain cut short is whole in itself; only the head beside it tells that acts are missing at the end.
      if (last !== Math.max(end, from - 1))
        throw new CorruptRecord(
          Math.min(last, end) + 1,
          text('hồ sơ không kết thúc ở chỗ phải kết thúc', 'the record does not end where it should'),
        );
      return acts.map(toEnvelope);
    },
    async receipt(round, command) {
      const [row] = await repeatable<ReceiptRow>(
        'SELECT id, content, number, fingerprint FROM receipt WHERE round = $1 AND id = $2',
        [round, command],
      );
      return row === undefined ? null : toReceipt(row);
    },
    async receipts(round) {
      const rows = await repeatable<ReceiptRow>(
        'SELECT id, content, number, fingerprint FROM receipt WHERE round = $1 ORDER BY number',
        [round],
      );
      return rows.map(toReceipt);
    },
    async addAttachment(round, { sha256, name, type, bytes }) {
      await repeatable(
        'INSERT INTO attachment (round, sha256, name, type, bytes) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
        [round, sha256, name, type, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
      );
    },
    async attachment(round, sha256) {
      const [row] = await repeatable<StoredAttachment>(
        'SELECT sha256, name, type, bytes FROM attachment WHERE round = $1 AND sha256 = $2',
        [round, sha256],
      );
      if (row === undefined) return null;
      if (hashOf(row.bytes) !== sha256) throw damaged(round, row.name);
      return row;
    },
    attachments: (round) =>
      repeatable('SELECT sha256, name, type FROM attachment WHERE round = $1 ORDER BY sha256', [round]),
    async list() {
      // Most have not changed since they were last listed.
      const ends = await repeatable<{ id: string; hash: string }>('SELECT id, hash FROM round ORDER BY id');
      const changed = ends.filter(({ id, hash }) => listed.get(id)?.hash !== hash).map(({ id }) => id);
      if (changed.length > 0) {
        const rows = await repeatable<{ id: string; hash: string; summary: string }>(
          'SELECT id, hash, summary FROM round WHERE id = ANY ($1)',
          [changed],
        );
        for (const { id, hash, summary } of rows) listed.set(id, { hash, summary: parseSummary(summary) });
      }
      return ends.flatMap(({ id }) => {
        const known = listed.get(id);
        return known === undefined ? [] : [{ id, summary: known.summary }];
      });
    },
    turn: (round, work) => central.turn(round, work),
    watch(listener) {
      const prefix = `${central.organisation}/`;
      return central.listen((message) => {
        if (message === null) listener(null);
        else if (message.startsWith(prefix)) listener(message.slice(prefix.length));
      });
    },
    close: () => Promise.resolve(),
  };
}

function damaged(round: string, name: string): StoreProblem {
  return new StoreProblem(
    'damaged',
    text(
      `Tệp đính kèm “${name}” của đợt “${round}” trong cơ sở dữ liệu bị hỏng. Hãy khôi phục từ bản sao lưu.`,
      `The attachment “${name}” of round “${round}” in the database is damaged. Restore it from a backup.`,
    ),
  );
}

function parseSummary(summary: string): RoundSummary | null {
  try {
    return JSON.parse(summary) as RoundSummary;
  } catch {
    return null;
  }
}
