import { Button, CloseButton, Group, NativeSelect, Stack, TextInput, Text as Words } from '@mantine/core';
import { type ListId, text } from '@tinnhiem/core';
import { newId } from '../../api/uuid.ts';
import { PlusIcon } from '../../components/icons.tsx';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { CountInput, readCount } from '../fields.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';
import { namesIn, PeopleField, RecordButton } from './act-form.tsx';

const words = {
  title: text('Niêm phong phiếu', 'Seal the ballots'),
  hint: text(
    'Số phiếu trong các gói của mỗi danh sách phải bằng số phiếu thu về.',
    'The packets of each list must hold exactly the ballots collected.',
  ),
  list: text('Danh sách', 'List'),
  ballots: text('Số phiếu', 'Ballots'),
  seal: text('Số niêm phong', 'Seal number'),
  add: text('Thêm gói', 'Add a packet'),
  remove: text('Bỏ gói', 'Remove packet'),
  packed: text('đã đóng gói', 'packed'),
  place: text('Nơi niêm phong', 'Place'),
  sealedBy: text('Người niêm phong, mỗi người một dòng (ít nhất 2)', 'Sealed by, one a line (at least 2)'),
  send: text('Ghi nhận niêm phong', 'Record the seal'),
  explain: text(
    'Số niêm phong ghi vào biên bản bàn giao. Mở gói sau này phải có biên bản.',
    'The seal numbers go into the hand-over record. Opening a packet later needs a record.',
  ),
  done: text('Đã ghi nhận niêm phong.', 'The seal is recorded.'),
} as const;

interface Packet {
  readonly key: string;
  readonly list: string;
  readonly ballots: string;
  readonly sealNumber: string;
}

export function SealForm() {
  const say = useText();
  const { round, conference, view } = useHere();
  const form = useKeptForm(`${round}~${conference}:seal`, {
    packets: view.lists.map(
      (list): Packet => ({
        key: list.id,
        list: list.id,
        ballots: String(list.stock.collected ?? ''),
        sealNumber: '',
      }),
    ),
    place: view.minutes?.place ?? view.place ?? '',
    sealedBy: '',
  });
  const { packets, place, sealedBy } = form.typed;
  const setPackets = (next: readonly Packet[]) => form.change({ packets: [...next] });
  const people = namesIn(sealedBy);
  const sums = view.lists.map((list) => ({
    list,
    packed: packets
      .filter((packet) => packet.list === list.id)
      .reduce((sum, packet) => sum + (readCount(packet.ballots) ?? 0), 0),
  }));
  const balanced = sums.every(({ list, packed }) => packed === list.stock.collected);
  const filled = packets.every((packet) => readCount(packet.ballots) !== null && packet.sealNumber.trim() !== '');
  const ready = balanced && filled && people.length >= 2 && place.trim() !== '';
  const change = (key: string, part: Partial<Packet>) =>
    setPackets(packets.map((packet) => (packet.key === key ? { ...packet, ...part } : packet)));
  return (
    <Section id="seal" title={words.title} hint={words.hint}>
      <Stack gap="sm">
        {packets.map((packet, index) => (
          <Group key={packet.key} align="flex-end" gap="xs" role="group" aria-label={`${index + 1}`}>
            <NativeSelect
              label={say(words.list)}
              value={packet.list}
              onChange={(event) => change(packet.key, { list: event.currentTarget.value })}
              data={view.lists.map((list) => ({ value: list.id, label: list.title }))}
              style={{ flex: '3 1 14rem' }}
            />
            <CountInput
              label={words.ballots}
              value={packet.ballots}
              onValue={(ballots) => change(packet.key, { ballots })}
              w={110}
            />
            <TextInput
              label={say(words.seal)}
              maxLength={100}
              value={packet.sealNumber}
              onChange={(event) => change(packet.key, { sealNumber: event.currentTarget.value })}
              style={{ flex: '1 1 10rem' }}
            />
            <CloseButton
              aria-label={`${say(words.remove)} ${index + 1}`}
              disabled={packets.length < 2}
              onClick={() => setPackets(packets.filter((other) => other.key !== packet.key))}
            />
          </Group>
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<PlusIcon />}
            onClick={() =>
              setPackets([...packets, { key: newId(), list: view.lists[0]?.id ?? '', ballots: '', sealNumber: '' }])
            }
          >
            {say(words.add)}
          </Button>
        </Group>
        <div role="status">
          {sums.map(({ list, packed }) => (
            <Words key={list.id} fw={600} c={packed === list.stock.collected ? '#1f6b3a' : '#b42318'}>
              {list.title}: {packed} / {list.stock.collected} {say(words.packed)}
            </Words>
          ))}
        </div>
        <TextInput
          label={say(words.place)}
          required
          value={place}
          onChange={(event) => form.change({ place: event.currentTarget.value })}
          maw={480}
        />
        <PeopleField label={words.sealedBy} value={sealedBy} onValue={(names) => form.change({ sealedBy: names })} />
        <RecordButton
          command="seal"
          label={words.send}
          explain={words.explain}
          done={words.done}
          form={form}
          data={
            ready
              ? {
                  packets: packets.map((packet) => ({
                    list: packet.list as ListId,
                    ballots: readCount(packet.ballots) ?? 0,
                    sealNumber: packet.sealNumber.trim(),
                  })),
                  sealedBy: people,
                  place: place.trim(),
                }
              : null
          }
        />
      </Stack>
    </Section>
  );
}
