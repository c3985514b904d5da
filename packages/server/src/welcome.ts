// What the window says in which the server was started. Vietnamese, then English.
import { type Text, text } from '@tinnhiem/core';
import type { Accounts } from './accounts/accounts.ts';
import { networkAddresses } from './http/address.ts';
import type { ServerCertificate } from './https/certificate.ts';
import { centralAddress } from './store/postgres-address.ts';

export interface Place {
  readonly address: string;
  readonly bound: number;
  readonly data: string;
  /** Address of the central store; then `data` is only a working folder. */
  readonly database?: string | undefined;
  readonly everywhere: boolean;
  readonly secured: (ServerCertificate & { readonly port: number }) | null;
}

export async function welcome(
  accounts: Accounts,
  { address, bound, data, database, everywhere, secured }: Place,
): Promise<readonly string[]> {
  // The name that people type; the same place.
  const shown = address.replace('//127.0.0.1:', '//localhost:');
  const kept = keptIn(data, database);
  const network = networkAddresses().map((ip) => `http://${ip}:${bound}`);
  const others = everywhere
    ? {
        vi: `Máy khác trong mạng mở: ${network.join('  ')}`,
        en: `Other machines on the network open: ${network.join('  ')}`,
      }
    : {
        vi: 'Chỉ máy này mở được. Để cả hội trường dùng, chạy lại với: --host 0.0.0.0',
        en: 'Only this machine can open it. For the whole hall start it with: --host 0.0.0.0',
      };
  const secure = secured === null ? { vi: [], en: [] } : secureWords(secured, everywhere);
  const first = await accounts.setupNeeded();
  return [
    `Tín Nhiệm đang chạy tại ${shown}   (${kept.vi})`,
    others.vi,
    ...secure.vi,
    ...(first ? [`Lần đầu: mở ${shown} trên chính máy này để lập tài khoản đầu tiên.`] : []),
    'Tắt: nhấn Ctrl+C.',
    '',
    `Tín Nhiệm is running at ${shown}   (${kept.en})`,
    others.en,
    ...secure.en,
    ...(first ? [`First time: open ${shown} on this machine and make the first account.`] : []),
    'Stop: press Ctrl+C.',
  ];
}

function keptIn(data: string, database: string | undefined): Text {
  if (database === undefined) return text(`dữ liệu: ${data}`, `data: ${data}`);
  const { where, organisation } = centralAddress(database);
  return text(
    `dữ liệu: PostgreSQL ${where}, tổ chức ${organisation}; thư mục làm việc: ${data}`,
    `data: PostgreSQL ${where}, organisation ${organisation}; working folder: ${data}`,
  );
}

function secureWords(
  { port, fingerprint, replaced }: NonNullable<Place['secured']>,
  everywhere: boolean,
): { readonly vi: readonly string[]; readonly en: readonly string[] } {
  const places = ['localhost', ...(everywhere ? networkAddresses() : [])].map((name) => `https://${name}:${port}`);
  return {
    vi: [
      `Mã hóa đường truyền: ${places.join('  ')}`,
      `Dấu vân tay chứng thư: ${fingerprint}`,
      ...(replaced === null ? [] : [`Chứng thư vừa được thay vì máy có địa chỉ mới hoặc sắp hết hạn; cũ: ${replaced}`]),
    ],
    en: [
      `Encrypted on the way: ${places.join('  ')}`,
      `Fingerprint of the certificate: ${fingerprint}`,
      ...(replaced === null ? [] : [`It was renewed, for a new address or since it runs out; before: ${replaced}`]),
    ],
  };
}
