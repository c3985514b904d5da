// S18, S19: where the sealed ballots are kept and how long, every opening, and their destruction after the term.
import { List, Stack, Text as Words } from '@mantine/core';
import { type ConferenceView, text } from '@tinnhiem/core';
import { showDay } from '../../components/format.ts';
import { useText } from '../../language.tsx';
import { DocumentLinks } from '../DocumentLinks.tsx';
import { useHere } from '../here.tsx';
import { Section, WhoMay } from '../Screen.tsx';
import { DestroyForm } from './DestroyForm.tsx';
import { OpenPacketsForm } from './OpenPacketsForm.tsx';
import { TermForm } from './TermForm.tsx';

const words = {
  title: text('Lưu giữ', 'Keeping'),
  hint: text(
    'Mỗi lần mở niêm phong đều ghi lại; chỉ tiêu hủy khi hết thời hạn, ít nhất hai người có mặt.',
    'Every opening is recorded; ballots are destroyed only after the term, with two people present at least.',
  ),
  kept: text('Nơi lưu giữ', 'Kept at'),
  until: text('Lưu giữ đến hết ngày', 'Kept until the end of'),
  noTerm: text('chưa định thời hạn', 'no term set'),
  basis: text('Căn cứ', 'Basis'),
  seals: text('Đang niêm phong bằng số', 'Closed with the seals'),
  none: text('không còn gói nào niêm phong', 'no packet is closed'),
  openings: text('Các lần mở niêm phong', 'Openings'),
  opened: text('mở số', 'opened'),
  present: text('có mặt', 'present'),
  destroyed: text('Đã tiêu hủy', 'Destroyed'),
  pictures: text(
    'Ảnh quét các tờ phiếu trên máy chủ này đã xóa. Bản sao lưu và hồ sơ lưu trữ lập trước đó còn ảnh.',
    'The pictures of ballots on this server are deleted. Backups and archives that were made before still hold them.',
  ),
  papers: text('Biên bản', 'Papers'),
} as const;

type Kept = NonNullable<ConferenceView['keeping']>;

export function KeepingSection({ keeping }: { readonly keeping: Kept }) {
  const say = useText();
  const { may, view } = useHere();
  const { term, destroyed, openings, seals } = keeping;
  return (
    <>
      <Section id="keeping" title={words.title} hint={words.hint}>
        {term !== null && (
          <Words>
            {say(words.kept)}: <b>{term.keptAt}</b> · {say(words.until)}:{' '}
            <b>{term.until === null ? say(words.noTerm) : showDay(term.until)}</b> · {say(words.basis)}: {term.basis}
          </Words>
        )}
        {destroyed === null && (
          <Words>
            {say(words.seals)}: {seals.length === 0 ? say(words.none) : seals.join(', ')}
          </Words>
        )}
        {openings.length > 0 && (
          <Stack gap={4}>
            <Words fw={600}>{say(words.openings)}</Words>
            <List>
              {openings.map((opening) => (
                <List.Item key={opening.done.number}>
                  {showDay(opening.day)}: {say(words.opened)}{' '}
                  {opening.packets
                    .map(({ sealNumber, newSeal }) => (newSeal === null ? sealNumber : `${sealNumber} → ${newSeal}`))
                    .join(', ')}
                  ; {opening.reason}; {say(words.present)}: {opening.present.join(', ')}
                </List.Item>
              ))}
            </List>
          </Stack>
        )}
        {destroyed !== null && (
          <Words>
            {say(words.destroyed)}: <b>{showDay(destroyed.day)}</b>, {destroyed.method}, {destroyed.decision};{' '}
            {say(words.present)}: {destroyed.present.join(', ')}
          </Words>
        )}
        {destroyed !== null && view.method === 'scan' && <Words size="sm">{say(words.pictures)}</Words>}
        {destroyed === null && (may('set-keeping') ? <TermForm term={term} /> : <WhoMay command="set-keeping" />)}
      </Section>
      {destroyed === null && may('open-packets') && seals.length > 0 && <OpenPacketsForm seals={seals} />}
      {destroyed === null && may('destroy-ballots') && term !== null && <DestroyForm until={term.until} />}
      {(openings.length > 0 || destroyed !== null) && (
        <Section id="keeping-papers" title={words.papers}>
          <DocumentLinks forms={['opening-record', 'destruction-certificate']} />
        </Section>
      )}
    </>
  );
}
