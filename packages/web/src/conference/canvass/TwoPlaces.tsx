// S13: voted on in two places: the results stand side by side and are never added.
import { Table, Text as Words } from '@mantine/core';
import { type ResultView, text } from '@tinnhiem/core';
import { useConferences } from '../../api/queries.ts';
import { SaveTable } from '../../components/SaveTable.tsx';
import { baseWords } from '../../display/words.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';
import { Section } from '../Screen.tsx';

const words = {
  title: text('Người được lấy phiếu ở nhiều nơi', 'Voted on in several places'),
  hint: text(
    'Kết quả đặt cạnh nhau, không cộng lại. Cấp có thẩm quyền đánh giá chung.',
    'The results stand side by side and are never added. The competent authority judges the whole.',
  ),
  name: text('Họ và tên', 'Name'),
  code: text('Mã cán bộ', 'Code'),
  place: text('Nơi lấy phiếu', 'Place'),
  high: text('Cao', 'High'),
  confidence: text('Tín nhiệm', 'Confidence'),
  low: text('Thấp', 'Low'),
  collected: text('Thu về', 'Collected'),
  base: text('Tỷ lệ % tính trên', 'Percentages are of'),
  hidden: text('chưa công bố, hoặc vai trò của bạn không được xem', 'not announced, or not open to your role'),
  kinds: { 'party-committee': text('cấp ủy', 'party committee'), workplace: text('nơi công tác', 'workplace') },
} as const;

const levels = ['high', 'confidence', 'low'] as const;

export function TwoPlaces({ results }: { readonly results: readonly ResultView[] }) {
  const say = useText();
  const { round, roundView, conference } = useHere();
  const here = new Set(results.flatMap((result) => result.people.map((person) => person.person as string)));
  const people = roundView.twoPlaces.filter((entry) => here.has(entry.person));
  const plannedOf = (list: string) => roundView.lists.find((other) => other.id === list);
  const lists = people.flatMap(({ places }) => places);
  // The other place, where it belongs to another conference of the round.
  const elsewhere = lists
    .filter((list) => !results.some(({ id }) => id === list))
    .map((list) => plannedOf(list)?.conference ?? conference);
  const others = useConferences(round, [...new Set(elsewhere)]).flatMap((other) => other.results ?? []);
  if (people.length === 0) return null;
  const linesOf = (person: string, places: readonly string[]) =>
    places.map((list) => {
      const result = [...results, ...others].find(({ id }) => id === list);
      const assessment = result?.assessments[result.people.findIndex((other) => other.person === person)];
      return result === undefined || assessment === undefined
        ? { list, title: plannedOf(list)?.title ?? list, figures: null }
        : { list, title: `${result.title} (${say(words.kinds[result.place])})`, figures: { result, assessment } };
    });
  return (
    <Section
      id="two-places"
      title={words.title}
      hint={words.hint}
      actions={
        <SaveTable
          compact
          title={words.title}
          head={[
            words.name,
            words.code,
            words.place,
            ...levels.flatMap((level) => [
              words[level],
              text(`% ${words[level].vi.toLowerCase()}`, `% ${words[level].en.toLowerCase()}`),
            ]),
            words.collected,
            words.base,
          ]}
          rows={() =>
            people.flatMap(({ name, person, places }) =>
              linesOf(person, places).map(({ title, figures }) => {
                if (figures === null) return [name, person, title, '', '', '', '', '', '', '', say(words.hidden)];
                const { result, assessment } = figures;
                return [
                  name,
                  person,
                  title,
                  ...levels.flatMap((level) => [
                    assessment[level].count ?? '',
                    assessment[level].percent === null ? '' : `${assessment[level].percent}%`,
                  ]),
                  result.collected,
                  `${assessment.base.count ?? '–'} ${say(baseWords[assessment.base.what])}`,
                ];
              }),
            )
          }
        />
      }
    >
      {people.map(({ name, person, places }) => (
        <div key={person}>
          <Words fw={600}>{name}</Words>
          <Table.ScrollContainer minWidth={620}>
            <Table aria-label={name}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say(words.place)}</Table.Th>
                  {[...levels, 'collected' as const, 'base' as const].map((head) => (
                    <Table.Th key={head}>{say(words[head])}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {linesOf(person, places).map(({ list, title, figures }) => (
                  <Table.Tr key={list}>
                    <Table.Th scope="row" fw={500}>
                      {title}
                    </Table.Th>
                    {figures === null ? <Table.Td colSpan={5}>{say(words.hidden)}</Table.Td> : <Figures {...figures} />}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </div>
      ))}
    </Section>
  );
}

interface FiguresProps {
  readonly result: ResultView;
  readonly assessment: ResultView['assessments'][number];
}

function Figures({ result, assessment }: FiguresProps) {
  const say = useText();
  return (
    <>
      {levels.map((level) => (
        <Table.Td key={level}>
          {assessment[level].count} {assessment[level].percent !== null && `(${assessment[level].percent}%)`}
        </Table.Td>
      ))}
      <Table.Td>{result.collected}</Table.Td>
      <Table.Td>
        {assessment.base.count ?? '–'} {say(baseWords[assessment.base.what])}
      </Table.Td>
    </>
  );
}
