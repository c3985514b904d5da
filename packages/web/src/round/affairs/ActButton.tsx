// A button that asks for what an act needs, then records it: the acts of the months around the count are all filled in this way.
import { type ButtonProps, FileInput, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { isDay, type Text, text } from '@tinnhiem/core';
import { useState } from 'react';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DayInput } from '../../components/DayInput.tsx';
import { readTime } from '../../components/read-time.ts';
import { TimeInput } from '../../components/TimeInput.tsx';
import { FindingSelect } from '../../conference/fields.tsx';
import { useText } from '../../language.tsx';

export interface Field {
  readonly key: string;
  readonly label: Text;
  /** `find`: one of many, found by typing without marks. */
  readonly kind: 'line' | 'prose' | 'day' | 'time' | 'choice' | 'find' | 'files';
  readonly hint?: Text;
  readonly optional?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string;
  readonly longest?: number;
}

export interface Filled {
  /** What was typed, trimmed; empty where nothing was. */
  readonly text: (key: string) => string;
  readonly files: (key: string) => readonly File[];
}

export interface ActButtonProps extends Pick<ButtonProps, 'variant' | 'leftSection' | 'size'> {
  readonly label: Text;
  readonly explain: Text;
  readonly fields: readonly Field[];
  /** Records it; resolving to `null` keeps what was typed, with the error shown. */
  readonly record: (filled: Filled) => Promise<unknown>;
  readonly error: unknown;
  readonly onOpen: () => void;
  readonly confirmLabel?: Text;
  /** It becomes an act of the record; otherwise it can be changed again. */
  readonly irreversible?: boolean;
  /** Hears what is chosen, where further fields depend on it. */
  readonly onChange?: (key: string, value: string) => void;
}

const words = { record: text('Ghi vào hồ sơ', 'Record it') } as const;

/** Whether a field can be recorded as it is: a day is a day, a time a time, and nothing that is needed is missing. */
function isFilled({ kind, optional = false }: Field, typed: string): boolean {
  if (kind === 'files') return true;
  if (typed === '') return optional;
  if (kind === 'day') return isDay(typed);
  return kind !== 'time' || readTime(typed) !== null;
}

export function ActButton({
  label,
  explain,
  fields,
  record,
  error,
  onOpen,
  confirmLabel,
  irreversible = true,
  onChange,
  ...button
}: ActButtonProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [files, setFiles] = useState<Readonly<Record<string, readonly File[]>>>({});
  const shown = (field: Field) => typed[field.key] ?? field.initial ?? '';
  const ready = fields.every((field) => isFilled(field, shown(field).trim()));
  const filled: Filled = {
    text: (key) => {
      const field = fields.find((other) => other.key === key);
      if (field === undefined) return '';
      const typed = shown(field).trim();
      return field.kind === 'time' ? (readTime(typed) ?? typed) : typed;
    },
    files: (key) => files[key] ?? [],
  };
  return (
    <ConfirmButton
      {...button}
      label={label}
      explain={explain}
      confirmLabel={confirmLabel ?? words.record}
      ready={ready}
      irreversible={irreversible}
      error={error}
      onOpen={() => {
        setTyped({});
        setFiles({});
        onOpen();
      }}
      onConfirm={async () => {
        const recorded = await record(filled);
        if (recorded !== null && recorded !== false) {
          setTyped({});
          setFiles({});
        }
        return recorded;
      }}
    >
      <Stack gap="sm">
        {fields.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={shown(field)}
            files={files[field.key] ?? []}
            onValue={(value) => {
              setTyped((before) => ({ ...before, [field.key]: value }));
              onChange?.(field.key, value);
            }}
            onFiles={(chosen) => setFiles((before) => ({ ...before, [field.key]: chosen }))}
          />
        ))}
      </Stack>
    </ConfirmButton>
  );
}

interface FieldInputProps {
  readonly field: Field;
  readonly value: string;
  readonly files: readonly File[];
  readonly onValue: (value: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

function FieldInput({ field, value, files, onValue, onFiles }: FieldInputProps) {
  const say = useText();
  const { kind, choices = [], optional = false, longest } = field;
  const common = {
    label: say(field.label),
    required: !optional,
    ...(field.hint === undefined ? {} : { description: say(field.hint) }),
  };
  switch (kind) {
    case 'prose':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxLength={longest ?? 4000}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...common}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
          data={[...(value === '' ? [{ value: '', label: '' }] : []), ...choices]}
        />
      );
    case 'find':
      return (
        <FindingSelect
          {...common}
          value={value === '' ? null : value}
          data={[...choices]}
          onChange={(chosen) => onValue(chosen ?? '')}
        />
      );
    case 'files':
      return (
        <FileInput
          {...common}
          required={false}
          multiple
          clearable
          accept="application/pdf,image/jpeg,image/png,image/tiff"
          value={[...files]}
          onChange={(chosen) => onFiles(chosen)}
        />
      );
    case 'day':
      return <DayInput {...common} value={value} onChange={onValue} />;
    case 'time':
      return <TimeInput {...common} value={value} onChange={onValue} />;
    default:
      return (
        <TextInput
          {...common}
          maxLength={longest ?? 300}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      );
  }
}
