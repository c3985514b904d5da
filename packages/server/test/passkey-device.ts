// A device that keeps passkeys, for tests: real P-256 keys, signatures and CBOR (Web Authentication, level 3, 6.1 and 6.5; RFC 9053).
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

type Cbor = number | string | Uint8Array | readonly Cbor[] | ReadonlyMap<number | string, Cbor>;

const flag = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 } as const;

interface Kept {
  readonly id: string;
  readonly host: string;
  readonly userHandle: string;
  readonly privateKey: KeyObject;
}

/** What a device, or whoever stands between it and the server, does otherwise than it should. */
export interface Odd {
  readonly origin?: string;
  readonly host?: string;
  readonly challenge?: string;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly userVerified?: boolean;
  /** Another device's key under this one's name. */
  readonly signedBy?: PasskeyDevice;
  readonly attestation?: readonly [format: string, statement: ReadonlyMap<string, Cbor>];
  /** The credential that it says it has made. */
  readonly id?: string;
}

export interface PasskeyDevice {
  /** The key kept last. */
  readonly kept: () => Kept;
  create(options: PublicKeyCredentialCreationOptionsJSON, odd?: Odd): RegistrationResponseJSON;
  get(options: PublicKeyCredentialRequestOptionsJSON, odd?: Odd): AuthenticationResponseJSON;
}

/** A device in a browser that shows a page of this origin. */
export function passkeyDevice(origin: string): PasskeyDevice {
  const all: Kept[] = [];
  let counter = 0;
  const kept = () => {
    const last = all.at(-1);
    if (last === undefined) throw new Error('no key is kept');
    return last;
  };
  const start = (host: string, odd: Odd, more: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(odd.counter ?? counter);
    const flags = flag.userPresent | (odd.userVerified === false ? 0 : flag.userVerified) | more;
    return Buffer.concat([sha256(odd.host ?? host), Buffer.of(flags), count]);
  };
  const clientData = (type: string, challenge: string, odd: Odd) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: odd.challenge ?? challenge,
        origin: odd.origin ?? origin,
        crossOrigin: false,
      }),
    );

  return {
    kept,
    create({ rp, user, challenge }, odd = {}) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const id = odd.id ?? randomBytes(32).toString('base64url');
      all.push({ id, host: rp.id ?? '', userHandle: user.id, privateKey });
      const idBytes = Buffer.from(id, 'base64url');
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const coordinates = [x, y].map((text) => Buffer.from(text, 'base64url'));
      // EC2, ES256, P-256, x, y.
      const key = new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        ...coordinates.map((bytes, index): [number, Cbor] => [-2 - index, bytes]),
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(idBytes.length);
      const data = Buffer.concat([
        start(rp.id ?? '', odd, flag.attested),
        Buffer.alloc(16),
        length,
        idBytes,
        cbor(key),
      ]);
      const [format, statement] = odd.attestation ?? ['none', new Map()];
      const attestation = new Map<string, Cbor>([
        ['fmt', format],
        ['attStmt', statement],
        ['authData', data],
      ]);
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, odd).toString('base64url'),
          attestationObject: cbor(attestation).toString('base64url'),
        },
      };
    },
    get({ challenge, rpId = '' }, odd = {}) {
      const { id, userHandle } = kept();
      counter += 1;
      const { privateKey } = odd.signedBy?.kept() ?? kept();
      const data = start(rpId, odd, 0);
      const client = clientData('webauthn.get', challenge, odd);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle: odd.userHandle ?? userHandle,
        },
      };
    },
  };
}

function sha256(bytes: string | Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** RFC 8949, as far as keys and attestations go. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (value instanceof Map)
    return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, held]) => [cbor(key), cbor(held)])]);
  const items = value as readonly Cbor[];
  return Buffer.concat([head(4, items.length), ...items.map(cbor)]);
}

function head(major: number, size: number): Buffer {
  const top = major << 5;
  if (size < 24) return Buffer.of(top | size);
  return size < 256 ? Buffer.of(top | 24, size) : Buffer.of(top | 25, size >> 8, size & 255);
}
