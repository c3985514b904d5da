// Fields that the screens of a conference share: whole numbers of ballots, reasons, choosing somebody without marks.
import { Select, type SelectProps, Textarea, TextInput, type TextInputProps } from '@mantine/core';
import { searchKey, type Text, text } from '@tinnhiem/core';
import { useText } from '../language.tsx';

const words = {
  reason: text('Lý do', 'Reason'),
  recorded: text('Được ghi vào nhật ký.', 'Goes into the record.'),
  inMinutes: text('Được ghi vào nhật ký và biên bản.', 'Goes into the record and the minutes.'),
} as const;

/** A whole number from 0 as it was typed; `null` where it is none. */
export function readCount(typed: string): number | null {
  return /^\d{1,6}$/u.test(typed.trim()) ? Number(typed.trim()) : null;
}

export interface CountInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'label'> {
  readonly label: Text;
  readonly value: string;
  readonly onValue: (typed: string) => void;
}

/** A number of ballots or people: digits only, no arrows that change it by accident. */
export function CountInput({ label, value, onValue, ...rest }: CountInputProps) {
  const say = useText();
  return (
    <TextInput
      {...rest}
      label={say(label)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value.replace(/\D/gu, ''))}
    />
  );
}

export interface ReasonInputProps {
  readonly value: string;
  readonly onValue: (typed: string) => void;
  readonly label?: Text;
  readonly hint?: Text;
  /** Whether the counting minutes name the reason too. */
  readonly inMinutes?: boolean;
  readonly maxLength?: number;
}

export function ReasonInput({
  value,
  onValue,
  label = words.reason,
  inMinutes = false,
  hint = inMinutes ? words.inMinutes : words.recorded,
  maxLength = 2000,
}: ReasonInputProps) {
  const say = useText();
  return (
    <Textarea
      label={say(label)}
      description={say(hint)}
      required
      maxLength={maxLength}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}

/** Options whose letters fit what was typed without marks. */
export function foldedFilter<Option>({
  options,
  search,
  limit,
}: {
  readonly options: Option[];
  readonly search: string;
  readonly limit: number;
}): Option[] {
  const typed = searchKey(search)
    .split(' ')
    .filter((word) => word !== '');
  const fits = (option: Option): boolean => {
    const label = searchKey(String((option as { label?: string }).label ?? ''));
    return typed.every((word) => label.includes(word));
  };
  return options.filter(fits).slice(0, limit);
}

/** Choosing from many, by typing without marks. */
export function FindingSelect(props: SelectProps) {
  return <Select searchable limit={30} filter={foldedFilter} {...props} />;
}
