// S18: ballots are packed, sealed by two people at least, and handed over against signatures.
import { Group, Table, Text as Words } from '@mantine/core';
import { text } from '@tinnhiem/core';
import { formatMoment, showDay } from '../../components/format.ts';
import { SaveTable } from '../../components/SaveTable.tsx';
import { useText } from '../../language.tsx';
import { DocumentLinks } from '../DocumentLinks.tsx';
import { useHere } from '../here.tsx';
import { hasReached, Screen, Section, WhoMay } from '../Screen.tsx';
import { HandOverForm } from './HandOverForm.tsx';
import { KeepingSection } from './KeepingSection.tsx';
import { SealForm } from './SealForm.tsx';

const words = {
  title: text('Niêm phong, bàn giao', 'Seal, hand-over'),
  lead: text(
    'Đóng gói phiếu của từng danh sách, niêm phong có số, rồi bàn giao cho nơi lưu giữ, hai bên ký.',
    'Pack the ballots of each list, seal with a number, then hand over; both sides sign.',
  ),
  sealed: text('Đã niêm phong', 'Sealed'),
  list: text('Danh sách', 'List'),
  ballots: text('Số phiếu', 'Ballots'),
  seal: text('Số niêm phong', 'Seal number'),
  by: text('Người niêm phong', 'Sealed by'),
  place: text('tại', 'at'),
  handedOver: text('Đã bàn giao', 'Handed over'),
  from: text('Bên giao', 'Given by'),
  to: text('Bên nhận', 'Received by'),
  kept: text('Nơi lưu giữ', 'Kept at'),
  documents: text('Biên bản niêm phong và bàn giao', 'Record of seal and hand-over'),
} as const;

export function SealScreen() {
  const say = useText();
  const { view, may, list } = useHere();
  return (
    <Screen title={words.title} lead={words.lead} from="announced">
      {view.stage === 'announced' && (may('seal') ? <SealForm /> : <WhoMay command="seal" />)}
      {view.seal !== null && (
        <Section
          id="sealed"
          title={words.sealed}
          actions={
            <SaveTable
              compact
              title={words.sealed}
              of={view.title}
              head={[words.list, words.ballots, words.seal]}
              rows={() =>
                (view.seal?.packets ?? []).map((packet) => [
                  list(packet.list)?.title ?? packet.list,
                  packet.ballots,
                  packet.sealNumber,
                ])
              }
            />
          }
        >
          <Table aria-labelledby="sealed-title" maw={640}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say(words.list)}</Table.Th>
                <Table.Th ta="right">{say(words.ballots)}</Table.Th>
                <Table.Th>{say(words.seal)}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {view.seal.packets.map((packet) => (
                <Table.Tr key={`${packet.list}${packet.sealNumber}`}>
                  <Table.Th scope="row" fw={500}>
                    {list(packet.list)?.title ?? packet.list}
                  </Table.Th>
                  <Table.Td ta="right">{packet.ballots}</Table.Td>
                  <Table.Td>{packet.sealNumber}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Words>
            {formatMoment(view.seal.done.at)} {say(words.place)} {view.seal.place} · {say(words.by)}:{' '}
            {view.seal.sealedBy.join(', ')}
          </Words>
        </Section>
      )}
      {view.stage === 'sealed' &&
        view.handOver === null &&
        (may('hand-over') ? <HandOverForm /> : <WhoMay command="hand-over" />)}
      {view.handOver !== null && (
        <Section id="handed-over" title={words.handedOver}>
          <Group gap="xl">
            <Words>
              {say(words.from)}: <b>{view.handOver.givenBy}</b>
            </Words>
            <Words>
              {say(words.to)}: <b>{view.handOver.receivedBy}</b> ({view.handOver.receivingUnit})
            </Words>
            <Words>{showDay(view.handOver.day)}</Words>
            <Words>
              {say(words.kept)}: {view.handOver.keptAt}
            </Words>
          </Group>
        </Section>
      )}
      {view.handOver !== null && view.keeping !== null && <KeepingSection keeping={view.keeping} />}
      {hasReached(view.stage, 'sealed') && (
        <Section id="seal-record" title={words.documents}>
          <DocumentLinks forms={['seal-record']} />
        </Section>
      )}
    </Screen>
  );
}
