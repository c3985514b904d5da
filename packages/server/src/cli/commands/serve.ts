// The server and its screens, until it is told to end.
import { text } from '@tinnhiem/core';
import { runningServer } from '../../store/folder.ts';
import { StoreProblem } from '../../store/problem.ts';
import { addressOf } from '../address-option.ts';
import { type Call, type CliCommand, flag, textOption, WrongUse } from '../command.ts';
import { placeOptions } from '../common-options.ts';
import { mailServerOf } from '../mail-file.ts';
import { outsideServiceOf } from '../oidc-file.ts';
import { openBrowser } from '../open-browser.ts';
import { passphraseOf, passphraseOption } from '../passphrase.ts';
import { placeOf } from '../place.ts';

const usualPort = 4000;
const usualHttpsPort = 4443;

export const serve: CliCommand = {
  name: ['serve'],
  summary: text('Chạy máy chủ và các màn hình', 'Run the server and its screens'),
  arguments: [],
  options: {
    port: {
      type: 'string',
      value: 'P',
      what: text(
        `Cổng (mặc định ${usualPort}; 0: cổng bất kỳ còn trống)`,
        `Port (default ${usualPort}; 0: any free one)`,
      ),
    },
    host: {
      type: 'string',
      value: 'H',
      what: text(
        'Địa chỉ: 127.0.0.1 chỉ máy này (mặc định), 0.0.0.0 cho cả mạng của hội trường',
        'Address: 127.0.0.1 this machine only (default), 0.0.0.0 for the network of the hall',
      ),
    },
    https: {
      type: 'boolean',
      what: text(
        'Mở thêm đường https bằng chứng thư của chính máy chủ (người ngồi cùng mạng không đọc trộm được)',
        "By https too, with the server's own certificate (nobody on the network can listen)",
      ),
    },
    'https-port': {
      type: 'string',
      value: 'P',
      what: text(
        `Cổng https (mặc định ${usualHttpsPort}; 0: cổng bất kỳ còn trống)`,
        `Port of https (default ${usualHttpsPort}; 0: any free one)`,
      ),
    },
    proxy: {
      type: 'string',
      value: 'ADDRESS,…',
      what: text(
        'Địa chỉ proxy đứng trước máy chủ: tin địa chỉ người dùng mà proxy báo (X-Forwarded-For)',
        'Addresses of proxies before the server, whose word on who asks (X-Forwarded-For) is taken',
      ),
    },
    address: {
      type: 'string',
      value: 'URL',
      what: text(
        'Địa chỉ mà mọi người mở, ví dụ https://tinnhiem.truong.example.vn: có https và tên miền thì dùng được khóa truy cập (passkey)',
        'Where people find the server, such as https://tinnhiem.truong.example.vn: by https and with a host name passkeys can be used',
      ),
    },
    open: {
      type: 'boolean',
      what: text(
        'Mở trình duyệt khi đã chạy; đang chạy rồi thì chỉ mở trình duyệt',
        'Open the browser once it runs; where it runs already, only that',
      ),
    },
    oidc: {
      type: 'string',
      value: 'FILE',
      what: text(
        'Đăng nhập qua dịch vụ của cơ quan (OpenID Connect): tệp YAML hoặc JSON; mật khẩu máy khách ở biến TINNHIEM_OIDC_SECRET',
        "Sign-in through the organisation's own service (OpenID Connect): a YAML or JSON file; the client's secret in TINNHIEM_OIDC_SECRET",
      ),
    },
    mail: {
      type: 'string',
      value: 'FILE',
      what: text(
        'Nhắc việc qua thư: máy chủ thư của cơ quan, tệp YAML hoặc JSON; mật khẩu ở biến TINNHIEM_MAIL_SECRET',
        "Reminders by e-mail: the organisation's mail server, a YAML or JSON file; its password in TINNHIEM_MAIL_SECRET",
      ),
    },
    backups: {
      type: 'string',
      value: 'FOLDER',
      what: text(
        'Tự sao lưu vào thư mục này mỗi khi một đợt hay hội nghị sang giai đoạn mới (thay cho nơi đặt trên màn hình)',
        'Back up into this folder whenever a round or conference goes on to another stage (instead of what the screen says)',
      ),
    },
    'passphrase-file': passphraseOption,
    ...placeOptions,
  },
  json: '{ address, port, data, https: null | { address, port, fingerprint } }',
  example: 'tinnhiem serve --port 4000',
  run: async (call: Call) => {
    const port = portOf(call, 'port') ?? usualPort;
    const httpsPort = portOf(call, 'https-port') ?? (flag(call, 'https') ? usualHttpsPort : undefined);
    const host = textOption(call, 'host');
    const proxy = textOption(call, 'proxy');
    const { folder: data, database } = placeOf(call);
    const outside = await outsideServiceOf(call);
    const mail = await mailServerOf(call);
    const address = addressOf(call) ?? outside?.address ?? mail?.address;
    const backups = await backupsOf(call, database);
    // Loaded only here: other commands need no server.
    const { serve: start } = await import('../../serve.ts');
    const wanted = {
      data,
      port,
      ...(database === null ? {} : { database }),
      ...(proxy === undefined ? {} : { proxies: proxy.split(',').map((address) => address.trim()) }),
      ...(host === undefined ? {} : { host }),
      ...(httpsPort === undefined ? {} : { httpsPort }),
      ...(outside === undefined ? {} : { outside }),
      ...(mail === undefined ? {} : { mail }),
      ...(address === undefined ? {} : { address }),
      ...(backups === undefined ? {} : { backups }),
    };
    const server = await start(wanted).catch((error: unknown) => {
      // Whoever double-clicks a second time wants to see the screens.
      const running = flag(call, 'open') && isInUse(error) ? runningServer(data) : undefined;
      if (running === undefined) throw error;
      return running.address;
    });
    if (typeof server === 'string') {
      openBrowser(server);
      return {
        status: 0,
        json: { address: server, port: Number(new URL(server).port), data, https: null },
        lines: [`Tín Nhiệm đang chạy tại ${server}`, `Tín Nhiệm is running at ${server}`],
      };
    }
    if (flag(call, 'open')) openBrowser(server.address);
    const ended = new Promise<void>((resolve, reject) => {
      let ending = false;
      const end = () => {
        // A second Ctrl+C does not close what is being closed.
        if (ending) return;
        ending = true;
        server.close().then(resolve, reject);
      };
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
    });
    return {
      status: 0,
      json: { address: server.address, port: server.port, data, https: server.https },
      lines: server.welcome,
      until: ended,
    };
  },
};

/** Throws `WrongUse`: what a centre writes into a folder beside its database is locked, and a passphrase is for something. */
async function backupsOf(call: Call, database: string | null) {
  const folder = textOption(call, 'backups');
  if (folder === undefined && textOption(call, 'passphrase-file') !== undefined)
    throw new WrongUse(text('--passphrase-file chỉ dùng cùng --backups.', '--passphrase-file goes with --backups.'));
  if (folder === undefined) return undefined;
  const passphrase = await passphraseOf(call);
  if (database !== null && passphrase === undefined)
    throw new WrongUse(
      text(
        '--backups cùng --database cần --passphrase-file: gói của đợt có cả số liệu chưa công bố.',
        '--backups with --database needs --passphrase-file: the package of a round has figures that are not announced.',
      ),
    );
  return { folder, passphrase };
}

function isInUse(error: unknown): boolean {
  return error instanceof StoreProblem && error.kind === 'in-use';
}

function portOf(call: Call, option: 'port' | 'https-port'): number | undefined {
  const given = textOption(call, option);
  if (given === undefined) return undefined;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port <= 65_535) return port;
  throw new WrongUse(
    text(
      `--${option}: “${given}” không phải số cổng từ 0 đến 65535.`,
      `--${option}: “${given}” is not a port from 0 to 65535.`,
    ),
  );
}
