// Where reminders go out: the organisation's own mail server, as the file of `serve --mail` names it.
import { z } from 'zod';

const ownMachine = /^(?:localhost|127\.0\.0\.1|::1)$/;

/** Nothing but an address: no name, no second one, no line break (https://html.spec.whatwg.org/#valid-e-mail-address, narrowed). */
export const addressSchema = z.email().max(200);

/** The same in a form: empty where there is none. */
export const emailSchema = z.union([z.literal(''), addressSchema]);

/** At what hour of the day in Vietnam reminders go out, where the file does not say. */
const usualHour = 7;

/** What the file of `serve --mail` holds. */
export const mailSchema = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** TLS from the first byte (usually port 465). Otherwise STARTTLS is demanded (usually port 587), but for a mail server on this very machine. */
  secure: z.boolean(),
  from: addressSchema,
  /** Who signs in at the mail server; without one nobody does. */
  user: z.string().min(1).max(200).optional(),
  password: z.string().min(1).max(1000).optional(),
  /** Where people find this server: what the link in a letter begins with. */
  address: z.url({ protocol: /^https?$/ }),
  hour: z.int().min(0).max(23).default(usualHour),
});
export type MailServer = z.output<typeof mailSchema>;

/** Whether nobody can listen on the way to it, because there is no way. */
export function isOnThisMachine({ host }: MailServer): boolean {
  return ownMachine.test(host);
}
