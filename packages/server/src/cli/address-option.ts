// `serve --address`: where people find the server.
import { text } from '@tinnhiem/core';
import { type Call, textOption, WrongUse } from './command.ts';

/** `undefined` where nothing is said. Throws `WrongUse` where it is no address of a site. */
export function addressOf(call: Call): string | undefined {
  const given = textOption(call, 'address');
  if (given === undefined) return undefined;
  const url = URL.parse(given);
  // A path would lead nowhere: the server is the whole site.
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new WrongUse(
    text(
      `--address: “${given}” không phải địa chỉ trang, ví dụ https://tinnhiem.truong.example.vn`,
      `--address: “${given}” is no address of a site, such as https://tinnhiem.truong.example.vn`,
    ),
  );
}
