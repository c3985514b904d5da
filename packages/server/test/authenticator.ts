// A phone with an authenticator app, for tests.
import { Secret, TOTP } from 'otpauth';

/** The code that a phone with this secret shows at a moment. */
export function codeAt(secret: string, moment: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment });
}
