// One editor for each value that a plan may state itself.
import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { Overlay, Rules, Text } from '@tinnhiem/core';
import { text } from '@tinnhiem/core';
import { useState } from 'react';
import { DayInput } from '../../components/DayInput.tsx';
import { useText } from '../../language.tsx';
import * as names from '../../rules/rules.text.ts';
import { editorText } from './editor.text.ts';
import { OwnTenure } from './OwnTenure.tsx';
import { criteriaToText, textToCriteria } from './outline.ts';
import { type Choices, Pick, useOwn, Whole } from './own-fields.tsx';
import type { EditableKey } from './own-values.ts';

const words = {
  hasDay: text('Có ngày chốt', 'There is a cut-off day'),
  day: text('Ngày', 'Day'),
  before: text('Bổ nhiệm', 'Appointed'),
  beforeDay: text('trước ngày này', 'before this day'),
  onDay: text('đến hết ngày này', 'up to and including this day'),
  max: text('Tối đa mấy nơi', 'At most'),
  per: text('Tính cho', 'For'),
  perPerson: text('mỗi người', 'each person'),
  perTitle: text('mỗi chức danh', 'each title'),
  numerator: text('Tử số', 'Numerator'),
  denominator: text('Mẫu số', 'Denominator'),
  hasQuorum: text('Có số người dự tối thiểu', 'There is a quorum'),
  copies: text('Số bản', 'Copies'),
  marking: text('Dấu mật (để trống nếu không)', 'Marking (empty for none)'),
  daysBefore: text('ngày trước', 'days before'),
  display: text('Của tỷ lệ phần trăm', 'Of the percentages'),
  thresholds: text('Của mức phải xem xét', 'Of the thresholds'),
} as const;

function Cutoff() {
  const say = useText();
  const { value, set } = useOwn<Rules['cutoff']>('cutoff');
  const cutoff = value.value;
  return (
    <Stack gap="xs">
      <Checkbox
        label={say(words.hasDay)}
        checked={cutoff !== null}
        onChange={(event) => set(['value'], event.currentTarget.checked ? { day: '', inclusive: false } : null)}
      />
      {cutoff !== null && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Pick
            label={words.before}
            value={cutoff.inclusive ? 'on' : 'before'}
            choices={{ before: words.beforeDay, on: words.onDay }}
            onPick={(picked) => set(['value', 'inclusive'], picked === 'on')}
          />
          <DayInput
            label={say(words.day)}
            withAsterisk
            value={cutoff.day}
            onChange={(day) => set(['value', 'day'], day)}
          />
        </SimpleGrid>
      )}
    </Stack>
  );
}

function Places() {
  const say = useText();
  const { value, set } = useOwn<Rules['places']>('places');
  const { max, per, kinds } = value.value;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Whole label={words.max} min={1} value={max} onPick={(next) => set(['value', 'max'], next)} />
      <Pick
        label={words.per}
        value={per}
        choices={{ person: words.perPerson, title: words.perTitle }}
        onPick={(next) => set(['value', 'per'], next)}
      />
      <Checkbox.Group
        label={say(editorText.listPlace)}
        value={[...kinds]}
        onChange={(next) => set(['value', 'kinds'], next)}
      >
        <Stack gap={6} mt={6}>
          {Object.entries(names.placeNames).map(([kind, name]) => (
            <Checkbox key={kind} value={kind} label={say(name)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </SimpleGrid>
  );
}

function Quorum() {
  const say = useText();
  const { value, set } = useOwn<Rules['quorum']>('quorum');
  const quorum = value.value;
  return (
    <Group align="flex-end">
      <Checkbox
        label={say(words.hasQuorum)}
        checked={quorum !== null}
        onChange={(event) => set(['value'], event.currentTarget.checked ? { numerator: 1, denominator: 2 } : null)}
      />
      {quorum !== null && (
        <>
          <Whole
            label={words.numerator}
            min={1}
            value={quorum.numerator}
            onPick={(next) => set(['value', 'numerator'], next)}
          />
          <Whole
            label={words.denominator}
            min={1}
            value={quorum.denominator}
            onPick={(next) => set(['value', 'denominator'], next)}
          />
        </>
      )}
    </Group>
  );
}

function OneOf({
  name,
  label,
  choices,
}: {
  readonly name: EditableKey;
  readonly label: Text;
  readonly choices: Choices;
}) {
  const { value, set } = useOwn<{ readonly value: string }>(name);
  return <Pick label={label} value={value.value} choices={choices} onPick={(next) => set(['value'], next)} />;
}

function Invalidity() {
  const say = useText();
  const { value, set } = useOwn<Rules['invalidity']>('invalidity');
  return (
    <Stack gap="xs">
      {value.map((reason, index) => (
        <NativeSelect
          key={reason.code}
          label={say(reason.label)}
          value={reason.layer.value}
          onChange={(event) => set([index, 'layer', 'value'], event.currentTarget.value)}
          data={Object.entries(names.layerNames).map(([layer, name]) => ({ value: layer, label: say(name) }))}
        />
      ))}
    </Stack>
  );
}

function Denominator() {
  const { value, set } = useOwn<Rules['denominator']>('denominator');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Pick
        label={words.display}
        value={value.display.value}
        choices={names.baseNames}
        onPick={(next) => set(['display', 'value'], next)}
      />
      <Pick
        label={words.thresholds}
        value={value.thresholds.value}
        choices={names.baseNames}
        onPick={(next) => set(['thresholds', 'value'], next)}
      />
    </SimpleGrid>
  );
}

function Minutes() {
  const say = useText();
  const { value, set } = useOwn<Rules['minutes']>('minutes');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Whole
        label={words.copies}
        min={1}
        value={value.copies.value}
        onPick={(next) => set(['copies', 'value'], next)}
      />
      <TextInput
        label={say(words.marking)}
        value={value.marking.value ?? ''}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          set(['marking', 'value'], typed === '' ? null : typed);
        }}
      />
    </SimpleGrid>
  );
}

function Deadlines() {
  const say = useText();
  const { value, set } = useOwn<Rules['deadlines']>('deadlines');
  return value.map((deadline, index) => (
    <Whole
      key={deadline.code}
      label={`${say(deadline.label)} (${say(words.daysBefore)} ${say(names.beforeNames[deadline.before])})`}
      min={1}
      value={deadline.days}
      onPick={(next) => set([index, 'days'], next)}
    />
  ));
}

/** Several of the choices that there are. */
function SomeOf({
  name,
  label,
  choices,
}: {
  readonly name: EditableKey;
  readonly label: Text;
  readonly choices: Choices;
}) {
  const say = useText();
  const { value, set } = useOwn<{ readonly value: readonly string[] }>(name);
  return (
    <Checkbox.Group label={say(label)} value={[...value.value]} onChange={(next) => set(['value'], next)}>
      <Stack gap={6} mt={6}>
        {Object.entries(choices).map(([choice, words]) => (
          <Checkbox key={choice} value={choice} label={say(words)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function Criteria() {
  const say = useText();
  const { value, set } = useOwn<NonNullable<Overlay['criteria']>>('criteria');
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      label={say(names.ruleLabels.criteria)}
      description={say(editorText.criteriaHint)}
      minRows={8}
      maxRows={24}
      value={typed ?? criteriaToText(value.value)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        set(['value'], textToCriteria(event.currentTarget.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** The editor for one of the plan's own values. */
export function OwnValue({ name }: { readonly name: EditableKey }) {
  switch (name) {
    case 'tenure':
      return <OwnTenure />;
    case 'cutoff':
      return <Cutoff />;
    case 'places':
      return <Places />;
    case 'multiplePosts':
      return <OneOf name={name} label={names.ruleLabels.multiplePosts} choices={names.multiplePostsNames} />;
    case 'quorum':
      return <Quorum />;
    case 'signature':
      return <OneOf name={name} label={names.ruleLabels.signature} choices={names.signatureNames} />;
    case 'invalidity':
      return <Invalidity />;
    case 'denominator':
      return <Denominator />;
    case 'votedOnInCommittee':
      return <OneOf name={name} label={names.ruleLabels.votedOnInCommittee} choices={names.inCommitteeNames} />;
    case 'minutes':
      return <Minutes />;
    case 'fourEyes':
      return <SomeOf name={name} label={names.ruleLabels.fourEyes} choices={names.fourEyesNames} />;
    case 'deadlines':
      return <Deadlines />;
    case 'publication':
      return <SomeOf name={name} label={names.ruleLabels.publication} choices={names.audienceNames} />;
    case 'criteria':
      return <Criteria />;
  }
}
