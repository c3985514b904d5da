import { Checkbox, SimpleGrid, Stack } from '@mantine/core';
import type { ListId } from '@tinnhiem/core';
import { Notice } from '../../components/Notice.tsx';
import { useText } from '../../language.tsx';
import { emptyConference } from '../empty-plan.ts';
import { editorText as words } from './editor.text.ts';
import { ChoiceField, DayField, fieldId, LinesField, TimeField, useIssue, usePlanForm, WordsField } from './form.tsx';
import { AddButton, Item } from './Part.tsx';
import { addIn, type Path, removeIn, setIn } from './paths.ts';

export function ConferencesPart() {
  const { plan, change } = usePlanForm();
  const add = () => {
    const taken = new Set(plan.conferences.map((conference) => conference.id as string));
    let number = plan.conferences.length + 1;
    while (taken.has(`hoi-nghi-${number}`)) number += 1;
    change((known) => addIn(known, ['conferences'], emptyConference(number)));
  };
  return (
    <>
      {plan.conferences.map((conference, index) => (
        <ConferenceEditor
          key={conference.id}
          index={index}
          onRemove={
            plan.conferences.length > 1 ? () => change((known) => removeIn(known, ['conferences'], index)) : undefined
          }
        />
      ))}
      <AddButton label={words.addConference} onAdd={add} />
      <ElectronicDecision />
    </>
  );
}

/** The decision that allows electronic casting (reading 11). Both parts empty: there is none. */
function ElectronicDecision() {
  const say = useText();
  const { plan } = usePlanForm();
  const wanted = plan.conferences.some(({ casting }) => casting !== undefined && casting !== 'paper');
  if (!wanted && plan.electronicCasting === undefined) return null;
  return (
    <Item legend={say(words.electronicDecision)} removeLabel={words.electronicDecision} onRemove={undefined}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <WordsField
          path={['electronicCasting', 'decision']}
          label={words.electronicDecisionName}
          hint={words.electronicDecisionHint}
          optional
        />
        <DayField path={['electronicCasting', 'date']} label={words.electronicDecisionDate} optional />
      </SimpleGrid>
    </Item>
  );
}

interface ConferenceEditorProps {
  readonly index: number;
  readonly onRemove: (() => void) | undefined;
}

function ConferenceEditor({ index, onRemove }: ConferenceEditorProps) {
  const say = useText();
  const { plan, change } = usePlanForm();
  const path: Path = ['conferences', index];
  const conference = plan.conferences[index];
  const noLists = useIssue([...path, 'lists']);
  const isCoded = conference?.count.ballotCode === 'random';
  return (
    <Item legend={`${say(words.conference)} ${index + 1}`} removeLabel={words.removeConference} onRemove={onRemove}>
      <WordsField path={[...path, 'title']} label={words.conferenceTitle} lines={2} />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <DayField path={[...path, 'day']} label={words.day} />
        <TimeField path={[...path, 'time']} label={words.time} optional />
        <WordsField path={[...path, 'place']} label={words.venue} optional />
      </SimpleGrid>
      <Checkbox.Group
        id={fieldId([...path, 'lists'])}
        label={say(words.conferenceLists)}
        withAsterisk
        error={noLists}
        value={[...(conference?.lists ?? [])]}
        onChange={(chosen) =>
          change((known) =>
            setIn(
              known,
              [...path, 'lists'],
              plan.lists.map((list) => list.id).filter((id) => (chosen as ListId[]).includes(id)),
            ),
          )
        }
      >
        <Stack gap={6} my={6}>
          {plan.lists.map((list, number) => (
            <Checkbox key={list.id} value={list.id} label={list.title || `${say(words.list)} ${number + 1}`} />
          ))}
        </Stack>
      </Checkbox.Group>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <WordsField path={[...path, 'chair']} label={words.chair} hint={words.chairHint} />
        <ChoiceField
          path={[...path, 'count', 'method']}
          label={words.countMethod}
          choices={[
            { value: 'entry', label: words.countEntry },
            { value: 'tally-sheet', label: words.countTally },
            { value: 'scan', label: words.countScan },
          ]}
        />
        {conference?.count.method !== 'scan' && <IndependentField path={[...path, 'count', 'independent']} />}
        <ChoiceField
          path={[...path, 'casting']}
          label={words.casting}
          optional
          choices={[
            { value: '', label: words.castingPaper },
            { value: 'mixed', label: words.castingMixed },
            { value: 'electronic', label: words.castingElectronic },
          ]}
        />
        {(conference?.count.method === 'scan' || isCoded) && (
          <ChoiceField
            path={[...path, 'count', 'ballotCode']}
            label={words.ballotCode}
            optional
            choices={[
              { value: '', label: words.ballotCodeNone },
              { value: 'random', label: words.ballotCodeRandom },
            ]}
          />
        )}
      </SimpleGrid>
      {conference?.count.method === 'scan' && <Notice tone="info">{say(words.scanNeeds)}</Notice>}
      {conference?.casting !== undefined && conference.casting !== 'paper' && (
        <Notice tone="info">{say(words.castingNeeds)}</Notice>
      )}
      {isCoded && <Notice tone="info">{say(words.ballotCodeHint)}</Notice>}
      <LinesField path={[...path, 'observers']} label={words.observers} optional />
    </Item>
  );
}

function IndependentField({ path }: { readonly path: Path }) {
  return (
    <ChoiceField
      path={path}
      label={words.independent}
      isNumber
      choices={[
        { value: '2', label: { vi: '2', en: '2' } },
        { value: '3', label: { vi: '3', en: '3' } },
      ]}
    />
  );
}
