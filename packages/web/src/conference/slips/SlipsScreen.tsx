// S09, reading 11: slips with codes, made and printed in the organiser's browser. Nobody but the paper has the codes afterwards.
import { List, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { conferencePath } from '../../api/queries.ts';
import { showDay } from '../../components/format.ts';
import { Notice } from '../../components/Notice.tsx';
import { EmptyState } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { useElectronic } from '../casting/view.ts';
import { useHere } from '../here.tsx';
import { Screen, Section } from '../Screen.tsx';
import { ListSlips } from './ListSlips.tsx';
import { SlipSpecimen } from './SlipSheets.tsx';
import { isOnlyHere, readBase, type SlipFacts } from './slip-layout.ts';

const words = {
  title: text('Phiếu điện tử có mã', 'Slips for the electronic ballot'),
  lead: text(
    'Mỗi phiếu mang một mã ngẫu nhiên để bỏ một phiếu điện tử. Mã được tạo và in ngay trong trình duyệt này; máy chủ không bao giờ biết mã.',
    'Each slip carries a random code for one electronic ballot. Codes are made and printed in this browser; the server never knows them.',
  ),
  before: text('Trước khi in', 'Before printing'),
  advice: [
    text(
      'Dùng máy in nối thẳng, ở nơi không có người qua lại; máy in mạng có thể giữ bản sao.',
      'Use a printer on a cable, where nobody passes; a network printer may keep a copy.',
    ),
    text(
      'In, cắt, đếm, trộn đều chồng phiếu, rồi niêm phong cho đến lúc phát. Đừng tải trang lại giữa chừng: mã chỉ có ở đây và trên giấy.',
      'Print, cut, count, shuffle the stack, and seal it until it is handed out. Do not reload the page meanwhile: the codes are only here and on paper.',
    ),
  ],
  address: text('Địa chỉ in trên phiếu', 'Address on the slips'),
  addressHint: text(
    'Điện thoại của người ghi phiếu phải mở được địa chỉ này trong mạng của hội trường. Thử bằng một điện thoại trước khi in.',
    'Voters’ phones must reach it in the network of the hall. Try it with a phone before printing.',
  ),
  badAddress: text('Gõ địa chỉ dạng http://192.168.1.5:4000', 'An address such as http://192.168.1.5:4000'),
  onlyHere: text(
    'Chỉ máy này mở được địa chỉ đó. Chạy máy chủ cho cả mạng (--host 0.0.0.0) rồi dùng địa chỉ mạng của nó.',
    'Only this computer can open it. Start the server for the network (--host 0.0.0.0) and use its network address.',
  ),
  specimen: text('Xem mẫu một phiếu', 'What a slip looks like'),
  paper: text('Hội nghị này chỉ ghi phiếu giấy', 'This conference votes on paper only'),
  paperHint: text('Kế hoạch không cho bỏ phiếu điện tử ở hội nghị này.', 'The plan has no electronic casting here.'),
  keyFirst: text(
    'Trưởng Ban Kiểm phiếu bắt đầu lập khóa trước; khi đó mỗi danh sách có số hiệu riêng và phiếu mới in được.',
    'The head of the committee begins the key ceremony first; every list then has its number, and slips can be made.',
  ),
} as const;

interface ServerAddress {
  readonly base: string;
  /** SHA-256 of the certificate with which it is reached by https; `null` where it is not. */
  readonly certificate: string | null;
}

/** Where other devices find the server, as the server sees it. */
function useServerAddress(): ServerAddress {
  const { round, conference } = useHere();
  const { data } = useQuery({
    queryKey: ['qr', round, conference],
    queryFn: () =>
      api.get<{ readonly display: string; readonly svg: string; readonly certificate?: string | null }>(
        `${conferencePath(round, conference)}/qr`,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    base: data === undefined ? window.location.origin : new URL(data.display).origin,
    certificate: data?.certificate ?? null,
  };
}

export function SlipsScreen() {
  const say = useText();
  const { view, roundView, may } = useHere();
  const electronic = useElectronic();
  const known = useServerAddress();
  const [typed, setTyped] = useState<string | null>(null);
  const base = readBase(typed ?? known.base);
  if (electronic === null)
    return (
      <Screen title={words.title}>
        <EmptyState title={words.paper} hint={words.paperHint} />
      </Screen>
    );
  const factsOf = (list: string): SlipFacts => ({
    organisation: roundView.plan.organisation.name,
    conference: view.title,
    day: showDay(view.day),
    list,
    base: base ?? '',
    certificate: base?.startsWith('https:') === true ? (known.certificate?.replaceAll(':', '') ?? null) : null,
    rehearsal: roundView.rehearsal,
  });
  const begun = electronic.boxes.some(({ election }) => election !== null);
  return (
    <Screen title={words.title} lead={words.lead}>
      <Section id="before-slips" title={words.before}>
        <List spacing={4} maw={760}>
          {words.advice.map((line) => (
            <List.Item key={line.vi}>{say(line)}</List.Item>
          ))}
        </List>
        {may('record-slips') && (
          <TextInput
            label={say(words.address)}
            description={say(words.addressHint)}
            error={base === null ? say(words.badAddress) : null}
            autoComplete="off"
            spellCheck={false}
            inputMode="url"
            maw={520}
            value={typed ?? known.base}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {may('record-slips') && base !== null && isOnlyHere(base) && (
          <Notice tone="warning">{say(words.onlyHere)}</Notice>
        )}
        <details>
          <summary style={{ cursor: 'pointer', padding: '4px 0' }}>{say(words.specimen)}</summary>
          <SlipSpecimen facts={factsOf(view.lists[0]?.title ?? '')} />
        </details>
      </Section>
      {!begun && <Notice tone="warning">{say(words.keyFirst)}</Notice>}
      <Stack gap="lg">
        {view.lists.map((list) => (
          <ListSlips key={list.id} list={list} facts={factsOf(list.title)} base={base} />
        ))}
      </Stack>
    </Screen>
  );
}
