// Which files of Word an organisation has put in the place of our forms: one for each kind of document, kept beside the office's settings.
import { createHash } from 'node:crypto';
import { fold, type Round } from '@tinnhiem/core';
import type { DocumentRequest } from '../documents/index.ts';
import type { Tables } from '../store/tables.ts';

/** What is known of a template without opening it. */
export interface OwnTemplate {
  readonly form: string;
  /** Name of the file as it was handed in. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly at: string;
  /** Who put it to use. */
  readonly by: string;
}

/** The templates of every organisation in one office. Organisations are told apart by who issues their documents. */
export interface OwnTemplates {
  list(issuer: string): Promise<readonly OwnTemplate[]>;
  of(issuer: string, form: string): Promise<Uint8Array | null>;
  /** In place of an earlier one. */
  keep(issuer: string, template: Pick<OwnTemplate, 'form' | 'name' | 'at' | 'by'>, file: Uint8Array): Promise<void>;
  remove(issuer: string, form: string): Promise<void>;
}

/** Who issues the documents of a round. */
export const issuerOf = ({ state }: Round): string => state.plan.organisation.issuer;

/** The document set in the organisation's own file, where it has one. */
export function withTemplate(request: DocumentRequest, template: Uint8Array | null): DocumentRequest {
  return template === null || request.options.format !== 'docx' ? request : { ...request, template };
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

export function createOwnTemplates(tables: Tables): OwnTemplates {
  const prefix = (issuer: string): string => `own-template:${hashOf(fold(issuer))}:`;
  const fileKey = (issuer: string, form: string): string => `own-template-file:${hashOf(fold(issuer))}:${form}`;
  const write = (inside: Tables, key: string, value: string): Promise<void> =>
    inside.run(
      'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      key,
      value,
    );
  return {
    async list(issuer) {
      const rows = await tables.all<{ value: string }>(
        'SELECT value FROM setting WHERE key LIKE ?',
        `${prefix(issuer)}%`,
      );
      return rows.map(({ value }) => JSON.parse(value) as OwnTemplate);
    },
    async of(issuer, form) {
      const row = await tables.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', fileKey(issuer, form));
      return row === undefined ? null : new Uint8Array(Buffer.from(row.value, 'base64'));
    },
    async keep(issuer, template, file) {
      const known: OwnTemplate = { ...template, sha256: hashOf(file), bytes: file.length };
      await tables.transaction(async (inside) => {
        await write(inside, `${prefix(issuer)}${template.form}`, JSON.stringify(known));
        await write(inside, fileKey(issuer, template.form), Buffer.from(file).toString('base64'));
      });
    },
    async remove(issuer, form) {
      await tables.transaction(async (inside) => {
        for (const key of [`${prefix(issuer)}${form}`, fileKey(issuer, form)])
          await inside.run('DELETE FROM setting WHERE key = ?', key);
      });
    },
  };
}
