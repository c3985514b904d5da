// Every route says who may use it. The server, its description (OpenAPI) and the test that walks them all are made from these.
import type { Readable } from 'node:stream';
import type { Instant, Result, Role, Text } from '@tinnhiem/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Account, Accounts } from '../accounts/accounts.ts';
import type { OutsideSignIn } from '../accounts/outside.ts';
import type { ArchiveDesk } from '../archive/archive-desk.ts';
import type { Backups } from '../backup/backups.ts';
import type { Boxes } from '../boxes/boxes.ts';
import type { Mail } from '../mail/mail.ts';
import type { Organisations } from '../organisations/organisations.ts';
import type { OwnTemplates } from '../own-templates/own-templates.ts';
import type { Rehearsals } from '../rehearsal/rehearsals.ts';
import type { Scans } from '../scans/scans.ts';
import type { Service } from '../service/service.ts';
import type { Activity, NewActivity } from '../store/activity.ts';
import type { Drafts } from '../store/drafts.ts';
import type { Tables } from '../store/tables.ts';
import type { Previews } from './previews.ts';
import type { Problem } from './problem.ts';
import type { Renderer } from './renderer.ts';
import type { Rooms } from './rooms.ts';

/** Everything that routes work with. */
export interface Office {
  /** Rounds: to somebody who is signed in, those of the own organisation alone. */
  readonly service: Service;
  /** The rounds of every organisation of the server, for what the one above sees of those below. */
  readonly everyRound: Service;
  readonly accounts: Accounts;
  readonly organisations: Organisations;
  /** Tables in which organisations keep keys and what came to them. */
  readonly tables: Tables;
  /** Sign-in through the organisation's own service; `null` where there is none. */
  readonly outside: OutsideSignIn | null;
  /** Reminders by e-mail; `null` where no mail server is set. */
  readonly mail: Mail | null;
  readonly drafts: Drafts;
  readonly activity: Activity;
  readonly previews: Previews;
  readonly renderer: Renderer;
  readonly ownTemplates: OwnTemplates;
  readonly scans: Scans;
  readonly archives: ArchiveDesk;
  readonly rehearsals: Rehearsals;
  /** Backups by themselves, at each stage's end. */
  readonly backups: Backups;
  readonly boxes: Boxes;
  readonly rooms: Rooms;
  /** SHA-256 of the server's own certificate, where it is reached by https too. */
  readonly certificate: () => string | null;
  /** Address of the server of the centre that makes archives and rehearsals; `null` where it is this one, empty while that is being settled. */
  readonly deskElsewhere: () => Promise<string | null>;
  readonly version: string;
  readonly now: () => Instant;
  /** Ends the streams that are open; called when the server stops. */
  readonly streams: Set<() => void>;
}

/** `public`: everybody on the network. `signed-in`: every account, whatever its roles. Otherwise one of these roles. */
export type Access = 'public' | 'signed-in' | readonly Role[];

export interface Visit<Query, Body> {
  readonly office: Office;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Token of the session; empty where there is none. */
  readonly token: string;
  /** Writes an entry into the activity table for this visitor; it is there once this has returned. */
  readonly note: (entry: Omit<NewActivity, 'account' | 'name' | 'address'>) => Promise<void>;
}

export interface SignedInVisit<Query, Body> extends Visit<Query, Body> {
  readonly account: Account;
}

type Outcome = Result<unknown, Problem>;

interface Definition<Query extends z.ZodType, Body extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters as `:name`. */
  readonly path: string;
  readonly summary: Text;
  readonly query?: Query;
  /** Shape of the JSON that is sent; `multipart` where files are. */
  readonly body?: Body;
  readonly multipart?: true;
  /** The body is a file's bytes (`application/octet-stream`), given to the handler as a stream. */
  readonly upload?: true;
  /** Most bytes of the body; 1 MiB where not said. */
  readonly bodyLimit?: number;
  /** Nothing is noted of who asks: no session is looked up, no entry written. For voters. */
  readonly anonymous?: true;
  /** Answered by the server of the centre that makes archives and rehearsals. */
  readonly ofDesk?: true;
  /** What is answered, other than JSON; one of several. */
  readonly answers?: string | readonly string[];
  /** The schema of the answer, where it is short enough to write down. */
  readonly answer?: z.ZodType;
  /** For the description: the data of a command. */
  readonly command?: { readonly name: string; readonly data: z.ZodType; readonly stages: readonly string[] };
}

export interface Route extends Definition<z.ZodType, z.ZodType> {
  readonly access: Access;
  readonly handle: (visit: SignedInVisit<unknown, unknown>) => Outcome | Promise<Outcome>;
}

/** A route for people with an account. */
export function route<Query extends z.ZodType = z.ZodType<unknown>, Body extends z.ZodType = z.ZodType<unknown>>(
  definition: Definition<Query, Body> & {
    readonly access: Exclude<Access, 'public'>;
    readonly handle: (visit: SignedInVisit<z.output<Query>, z.output<Body>>) => Outcome | Promise<Outcome>;
  },
): Route {
  return definition as unknown as Route;
}

/** A route for everybody. */
export function publicRoute<Query extends z.ZodType = z.ZodType<unknown>, Body extends z.ZodType = z.ZodType<unknown>>(
  definition: Definition<Query, Body> & {
    readonly handle: (visit: Visit<z.output<Query>, z.output<Body>>) => Outcome | Promise<Outcome>;
  },
): Route {
  return { ...definition, access: 'public' } as unknown as Route;
}

/** Bytes to send instead of JSON. */
export interface FileAnswer {
  /** Made only when it is needed, where it is a function; sent as it is read, where it is a stream. */
  readonly file: Uint8Array | string | Readable | (() => Promise<Uint8Array>);
  readonly type: string;
  readonly name: string;
  /** Shown in the browser instead of saved. */
  readonly inline: boolean;
  /** Names the content: a browser that has it asks again, and is told that it may show what it has. */
  readonly etag?: string;
}

export function isFileAnswer(value: unknown): value is FileAnswer {
  return typeof value === 'object' && value !== null && 'file' in value && 'type' in value && 'inline' in value;
}

/** Answered by a stream that the handler itself writes. */
export const streaming = Symbol('streaming');
