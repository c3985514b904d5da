// What the forms share by which sealing, hand-over, keeping, openings and destruction are recorded.
import { Group, Textarea, TextInput } from '@mantine/core';
import { type CommandInput, type ConferenceCommandName, type Text, text } from '@tinnhiem/core';
import { useCommand } from '../../api/commands.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DayInput, dayOrNothing } from '../../components/DayInput.tsx';
import { notify } from '../../components/notify.ts';
import { KeptLine } from '../../drafts/KeptLine.tsx';
import type { KeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';
import { useHere } from '../here.tsx';

const words = {
  present: text('Người có mặt, mỗi người một dòng (ít nhất hai người)', 'Who was present, one a line (two at least)'),
} as const;

interface FieldProps {
  readonly label: Text;
  readonly value: string;
  readonly onValue: (typed: string) => void;
}

/** One line that has to be filled in. */
export function LineField({ label, value, onValue, maxLength = 300 }: FieldProps & { readonly maxLength?: number }) {
  const say = useText();
  return (
    <TextInput
      label={say(label)}
      required
      maxLength={maxLength}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
      style={{ flex: '1 1 14rem' }}
    />
  );
}

export interface DayFieldProps extends FieldProps {
  /** What is wrong with the day that was typed. */
  readonly error?: Text | undefined;
  /** Where it may be left empty: what that means. */
  readonly optional?: Text;
}

export function DayField({ label, value, onValue, error, optional }: DayFieldProps) {
  const say = useText();
  return (
    <DayInput
      label={say(label)}
      required={optional === undefined}
      description={optional === undefined ? undefined : say(optional)}
      error={error === undefined ? undefined : say(error)}
      value={value}
      onChange={(typed) => onValue(dayOrNothing(typed))}
    />
  );
}

/** Names typed one a line, without empty lines. */
export function namesIn(lines: string): string[] {
  const names = lines.split('\n').map((line) => line.trim());
  return [...new Set(names)].filter((name) => name !== '');
}

/** Who was there, one a line; nobody opens, seals or destroys alone. */
export function PeopleField({
  label = words.present,
  value,
  onValue,
}: Omit<FieldProps, 'label'> & { readonly label?: Text }) {
  const say = useText();
  return (
    <Textarea
      label={say(label)}
      required
      autosize
      minRows={2}
      maw={640}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}

export interface RecordButtonProps<Name extends ConferenceCommandName> {
  readonly command: Name;
  readonly label: Text;
  readonly explain: Text;
  /** Said shortly once it is recorded. */
  readonly done: Text;
  /** What is recorded; `null` while the form is not filled in. */
  readonly data: CommandInput<Name> | null;
  /** The form that is recorded: what was kept of it is forgotten then. */
  readonly form: Pick<KeptForm<object>, 'cameBack' | 'forget'>;
  readonly quiet?: boolean;
}

/** Asks, records the act, and says so. */
export function RecordButton<Name extends ConferenceCommandName>(props: RecordButtonProps<Name>) {
  const { command: name, label, explain, done, data, form, quiet = false } = props;
  const say = useText();
  const { round, conference } = useHere();
  const command = useCommand(round, conference);
  return (
    <>
      <KeptLine form={form} />
      <Group>
        <ConfirmButton
          label={label}
          explain={explain}
          variant={quiet ? 'default' : 'filled'}
          disabled={data === null}
          error={command.error}
          onOpen={command.clear}
          onConfirm={async () => {
            if (data === null) return null;
            const recorded = await command.send(name, data);
            if (recorded === null) return null;
            form.forget();
            notify(say(done));
            return recorded;
          }}
        />
      </Group>
    </>
  );
}
