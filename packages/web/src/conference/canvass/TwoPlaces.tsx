// S13: voted on in two places: the results stand side by side and are never added.
import { Table, Text as Words } from '@mantine/core';
import { type ResultView, text } from '@tinnhiem/core';
import { useConference } from '../../api/queries.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';

const words = {
  title: text('Người được lấy phiếu ở nhiều nơi', 'Voted on in several places'),
  hint: text(
    'Kết quả đặt cạnh nhau, không cộng lại. Cấp có thẩm quyền đánh giá chung.',
    'The results stand side by side and are never added. The competent authority judges the whole.',
  ),
  place: text('Nơi lấy phiếu', 'Place'),
  high: text('Cao', 'High'),
  confidence: text('Tín nhiệm', 'Confidence'),
  low: text('Thấp', 'Low'),
  base: text('Thu về', 'Collected'),
  hidden: text('chưa công bố, hoặc vai trò của bạn không được xem', 'not announced, or not open to your role'),
  kinds: { 'party-committee': text('cấp ủy', 'party committee'), workplace: text('nơi công tác', 'workplace') },
} as const;

export function TwoPlaces({ results }: { readonly results: readonly ResultView[] }) {
  const say = useText();
  const { roundView } = useHere();
  const here = new Set(results.flatMap((result) => result.people.map((person) => person.person as string)));
  const people = roundView.twoPlaces.filter((entry) => here.has(entry.person));
  if (people.length === 0) return null;
  return (
    <Section id="two-places" title={words.title} hint={words.hint}>
      {people.map((entry) => (
        <div key={entry.person}>
          <Words fw={600}>{entry.name}</Words>
          <Table.ScrollContainer minWidth={520}>
            <Table aria-label={entry.name}>
              <Table.Thead>
                <Table.Tr>
                  {[words.place, words.high, words.confidence, words.low, words.base].map((head) => (
                    <Table.Th key={head.vi}>{say(head)}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {entry.places.map((list) => {
                  const own = results.find((result) => result.id === list);
                  return own === undefined ? (
                    <Elsewhere key={list} list={list} person={entry.person} />
                  ) : (
                    <Line key={list} result={own} person={entry.person} />
                  );
                })}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </div>
      ))}
    </Section>
  );
}

function Line({ result, person }: { readonly result: ResultView; readonly person: string }) {
  const say = useText();
  const index = result.people.findIndex((other) => other.person === person);
  const assessment = result.assessments[index];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {result.title} ({say(words.kinds[result.place])})
      </Table.Th>
      {(['high', 'confidence', 'low'] as const).map((level) => (
        <Table.Td key={level}>
          {assessment?.[level].count} {assessment?.[level].percent != null && `(${assessment[level].percent}%)`}
        </Table.Td>
      ))}
      <Table.Td>{result.collected}</Table.Td>
    </Table.Tr>
  );
}

/** The other place, where it belongs to another conference of the round. */
function Elsewhere({ list, person }: { readonly list: string; readonly person: string }) {
  const say = useText();
  const { round, roundView, conference } = useHere();
  const planned = roundView.lists.find((other) => other.id === list);
  const other = useConference(round, planned?.conference ?? conference);
  const result = other.data?.results?.find((entry) => entry.id === list);
  if (result !== undefined) return <Line result={result} person={person} />;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {planned?.title ?? list}
      </Table.Th>
      <Table.Td colSpan={4}>{say(words.hidden)}</Table.Td>
    </Table.Tr>
  );
}
